/** Checks: the words they are written in, the runner, the record. Opens no socket and starts no process; other doors do. */
export { defineCheck, step, chainOf } from './check/define.ts';
export { Answer } from './check/answer.ts';
export { randomFrom } from './check/random.ts';
export type { Random } from './check/random.ts';
export { CheckDefect, StepFailure } from './check/step-failure.ts';
export type { Ask, Check, CheckOptions, Port, Step, StepOptions, Tools, Wording } from './check/model.ts';
export { LifecycleFault } from './ports/lifecycle.ts';
export type { Instances, Lifecycle } from './ports/lifecycle.ts';
export { NOBODY_ANSWERS, PROVIDER_VARIABLES, providerVariables } from './ports/provider.ts';
export type { Incoming, Outgoing, Provider, ProviderAccess, ProviderAnswer } from './ports/provider.ts';
export { RepositoryFault } from './ports/repository.ts';
export type * from './ports/repository.ts';
export type * from './ports/dns.ts';
export type { Site } from './ports/site.ts';
export type * from './ports/tls.ts';
export { TransportFault, WIRE_LIMITS } from './ports/transport.ts';
export type {
  Route,
  Socket,
  SocketRequest,
  Transport,
  TransportFaultCode,
  WireLimits,
  WireRequest,
  WireResponse,
} from './ports/transport.ts';
export type * from './record/model.ts';
export { cleanText } from './record/clean.ts';
export { createMasker } from './record/mask.ts';
export { provedBy, valueProved } from './record/proved.ts';
export { portsOf } from './run/plan.ts';
export { runCheck } from './run/run.ts';
export type { RunLimits, RunOptions } from './run/run.ts';
export { readerOfNews, stepNews } from './run/step-news.ts';
export type { StepNews } from './run/step-news.ts';
export type { Schema } from './schema/model.ts';
export { oauthPaths, PRESETS, shownTerms } from './terms/model.ts';
export type {
  AdminTerms,
  AuthTerms,
  BalancingTerms,
  Fields,
  ListTerms,
  MatrixRow,
  MeasureTerms,
  Preset,
  Role,
  Terms,
} from './terms/model.ts';
export { declaredInstances } from './terms/read-instances.ts';
export type { DeclaredInstance } from './terms/read-instances.ts';
export { readTerms } from './terms/read.ts';
