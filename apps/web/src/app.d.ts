declare global {
  namespace App {
    interface Platform {
      /** The API's own door, in the same process. */
      api: (request: Request) => Promise<Response>;
    }
    interface Error {
      /** What to do about it, where we know. */
      hint?: string;
    }
  }
}

export {};
