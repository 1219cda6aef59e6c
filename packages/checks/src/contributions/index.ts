/** Counts what a learner contributed: commits on this machine, commits and pull requests at a host. */
export { begun, newHostState, type HostState } from './host-state.ts';
export type { FoundContribution } from './host-answer.ts';
export { readStep, type HostRoute, type HostStep } from './read-host.ts';
export { localCommits, ownAddress, type LocalOptions, type LocalRepository } from './local.ts';
