/** What the database's worker starts with. */
export interface SqlFirst {
  wasm: Blob;
  initdb: Blob;
  data: Blob;
  /** A prepared database; null to make one, which takes a few times as long. */
  image: Blob | null;
}
