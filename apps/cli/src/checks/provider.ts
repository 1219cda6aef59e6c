/** The service of a check that plays one: opened beside the learner's server, which learns of it by its environment. */
import { oauthPaths, PROVIDER_VARIABLES as NAMES, providerVariables, type Check, type Terms } from '@waymark/checks';
import { openProvider, type OpenedProvider, type ProviderOptions } from '@waymark/checks/provider';
import { CommandFailure } from '../shell/failure.ts';
import { isLoopback } from './run.ts';
import { started } from './started.ts';

export interface ProviderPlan {
  check: Check;
  terms: Terms;
  /** Where the learner's server is. */
  url: URL;
  /** Started by this command: it then gets a port and secrets of its own, otherwise those of the environment. */
  isStarted: boolean;
  env: NodeJS.ProcessEnv;
}

/**
 * @returns null for a check that plays no service
 * @throws CommandFailure where the learner's server cannot know of it
 */
export async function providerFor(plan: ProviderPlan): Promise<OpenedProvider | null> {
  if (!plan.check.uses.includes('provider')) return null;
  if (!isLoopback(plan.url))
    throw new CommandFailure(
      `${plan.check.name} plays the other service on this machine, where a server elsewhere cannot reach it. Check your server here: --url http://localhost:3000 --start "node server.js".`,
    );
  return started(() => openProvider(plan.isStarted ? fresh(plan) : fromEnvironment(plan)));
}

/** @returns what the learner's server gets beside its own environment */
export function variablesOf(provider: OpenedProvider | null): Record<string, string> {
  return provider === null ? {} : providerVariables(provider.access);
}

function fresh({ url, terms }: ProviderPlan): ProviderOptions {
  const prefix = url.pathname.replace(/\/+$/, '');
  return { redirectUri: `${url.origin}${prefix}${oauthPaths(terms).callback}` };
}

/** The learner gave the same four values to their server, by hand. */
function fromEnvironment(plan: ProviderPlan): Required<ProviderOptions> {
  const [issuer, clientId, clientSecret] = [NAMES.issuer, NAMES.clientId, NAMES.clientSecret].map(
    (name) => plan.env[name] ?? '',
  ) as [string, string, string];
  const { redirectUri } = fresh(plan);
  if (issuer === '' || clientId === '' || clientSecret === '') throw new CommandFailure(howTo(redirectUri));
  const address = URL.parse(issuer);
  const port = Number(address?.port ?? 0);
  if (address?.protocol !== 'http:' || address.hostname !== '127.0.0.1' || address.pathname !== '/' || port === 0)
    throw new CommandFailure(
      `${NAMES.issuer} has to be http://127.0.0.1 and a port, e.g. http://127.0.0.1:4610: the service answers on this machine alone.`,
    );
  return { port, clientId, clientSecret, redirectUri: plan.env[NAMES.redirectUri] ?? redirectUri };
}

function howTo(redirectUri: string): string {
  return [
    'Your server has to know the service that this check plays. Let Waymark start it and tell it: --start "node server.js".',
    'Or start it yourself, with these variables there and here:',
    `  ${NAMES.issuer}=http://127.0.0.1:4610 ${NAMES.clientId}=my-server ${NAMES.clientSecret}=any-long-text`,
    `  ${NAMES.redirectUri}=${redirectUri}`,
  ].join('\n');
}
