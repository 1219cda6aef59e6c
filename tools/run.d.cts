/** Types of the launcher for the scripts that use it. */
declare const launcher: {
  main: (args: string[]) => Promise<void>;
  ensureBuilt: (node: string) => Promise<void>;
  findNode: () => string | null;
};
export = launcher;
