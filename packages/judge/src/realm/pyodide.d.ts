/** The part of Pyodide that its own types leave out: the module that a bundler can take in. */
declare module 'pyodide/pyodide.asm.mjs' {
  const createPyodideModule: (settings: unknown) => Promise<never>;
  export default createPyodideModule;
}
