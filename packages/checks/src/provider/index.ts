/** The way from the learner's server to the service that people sign in with: the command line imports this door. */
export { openProvider } from './loopback-provider.ts';
export type { OpenedProvider, ProviderOptions } from './loopback-provider.ts';
