/** Everything that starts learner code. Only a server's worker, the command line and benchmarks import this door. */
export { sandboxPython } from './python/sandbox-python.ts';
export type { SandboxPythonOptions } from './python/sandbox-python.ts';
export { localPython } from './python/local-python.ts';
export type { LocalPythonOptions } from './python/local-python.ts';
export { portablePython } from './python/portable-python.ts';
export type { PortablePythonOptions } from './python/portable-python.ts';
export { sandboxJavaScript } from './javascript/sandbox-javascript.ts';
export type { SandboxJavaScriptOptions } from './javascript/sandbox-javascript.ts';
export { localJavaScript } from './javascript/local-javascript.ts';
export { sandboxSql } from './sql/sandbox-sql.ts';
export type { SandboxSqlOptions } from './sql/sandbox-sql.ts';
export type * from './sql/types.ts';
