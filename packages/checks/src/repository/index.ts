/** Ways to a learner's repository. This door starts git; the server and the command line import it. */
export { cloneRepository } from './clone.ts';
export type { CloneLimits, CloneOptions } from './clone.ts';
export type { OpenRepository } from './bare.ts';
export { repositoryName, runsAtHost, runsOver } from './pipeline-runs.ts';
export type { HostInterface, RunsOptions } from './pipeline-runs.ts';
export { findGit } from './program.ts';
export type { GitProgram } from './program.ts';
export { listRemoteRefs } from './remote.ts';
export type { RemoteOptions } from './remote.ts';
export { openOrTell, unreachable } from './unreachable.ts';
export { workingCopy } from './working-copy.ts';
export type { WorkingCopyOptions } from './working-copy.ts';
