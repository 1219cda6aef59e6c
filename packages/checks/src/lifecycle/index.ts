/** Starts, restarts and stops a learner's server on this machine: the command line imports this door. */
export { ownInstances } from './own-instances.ts';
export type { OwnedInstances } from './own-instances.ts';
export { ownProcess } from './own-process.ts';
export type { OwnedProcess, OwnProcessOptions } from './own-process.ts';
export { splitCommand } from './split-command.ts';
