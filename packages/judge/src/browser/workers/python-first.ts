/** What a Python worker starts with. Blobs, because handing one over copies nothing on the page's own thread. */
export interface PythonFirst {
  wasm: WebAssembly.Module | Blob;
  /** python_stdlib.zip. */
  stdlib: Blob;
  snapshot: Blob | null;
  /** What the page wants for the next workers: the compiled module, and the memory once Python is ready. */
  wants: { module: boolean; snapshot: boolean };
}
