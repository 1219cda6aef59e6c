/** What the build puts into the workers: the files of the harnesses, as they are. */
declare module 'waymark:javascript-harness' {
  export interface Driver {
    load(json: string): string;
    start(json: string): string;
    poll(limitMs: number): string;
  }
  export function makeDriver(host: undefined): Driver;
}
declare module 'waymark:python-harness' {
  const files: [name: string, text: string][];
  export default files;
}
