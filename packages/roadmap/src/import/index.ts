/** Import of anything people have. A door of its own: only the server and the terminal read archives. */
export { importAny } from './import.ts';
export type { Imported, ImportOptions } from './import.ts';
export type { Finding, ImportKind } from './base/parts.ts';
