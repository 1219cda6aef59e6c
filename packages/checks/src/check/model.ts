/** The words a check is written in. `docs/checks.md` is the guide; `define.ts` makes and proves the definitions. */
import type { Instances, Lifecycle } from '../ports/lifecycle.ts';
import type { Provider } from '../ports/provider.ts';
import type { RepositoryReader } from '../ports/repository.ts';
import type { Site } from '../ports/site.ts';
import type { Route, Socket } from '../ports/transport.ts';
import type { Terms } from '../terms/model.ts';
import type { Answer } from './answer.ts';
import type { Random } from './random.ts';

/** What a check needs besides a plain HTTP route. */
export type Port = 'http' | 'lifecycle' | 'instances' | 'repository' | 'site' | 'provider';

/** Text that may name the learner's own paths and fields. */
export type Wording = string | ((terms: Terms) => string);

export interface StepOptions<T> {
  /** kebab-case, unique in its check; part of every stored record: never reuse one for something else. */
  id: string;
  /** The first line: what the learner reads, said as what the server does when it is right. */
  title: Wording;
  /** Steps that have to pass first, of this check or of one it needs. Their results are there as `t.from(step)`. */
  after?: readonly Step<unknown>[];
  /** `should`: worth having; the check can pass without it. */
  level?: 'must' | 'should';
  /** Share in the score; 1 where it is left out. */
  weight?: number;
  /** Part of a stricter form only: asked where the run asks for that variant. */
  variant?: string;
  /** Why these terms leave the step out, or null to ask it. */
  unless?: (terms: Terms) => string | null;
  /** Milliseconds for the whole step; 20 seconds where it is left out. More than that is a fail. */
  limitMs?: number;
  /** Does the work; what it returns is what later steps build on. Throws through `t` and `Answer` alone. */
  run(t: Tools): Promise<T>;
}

export interface Step<T> extends StepOptions<T> {
  readonly level: 'must' | 'should';
  readonly weight: number;
  readonly after: readonly Step<unknown>[];
  readonly limitMs: number;
}

export interface Variant {
  title: string;
  uses?: readonly Port[];
  /** Another form, not a stricter one: the steps of the plain form are not asked in it, and it does not prove the plain form. */
  alone?: true;
  /** Asked by itself where a run in the plain form goes over this route. */
  over?: Route;
}

export interface CheckOptions {
  /** The name in `proofs.yaml`, e.g. `rest-api`. */
  name: string;
  /** Raise it when what passes changes. */
  version: number;
  title: string;
  /** Checks that run first, in this order, each with those it needs itself. */
  needs?: readonly Check[];
  /** Every request it may send, as `GET /todos/:id`; `:name` stands for one segment. The runner refuses all others. */
  sends?: (terms: Terms) => string[];
  /** What every form of it needs; `['http']` where it is left out. */
  uses?: readonly Port[];
  variants?: Record<string, Variant>;
  /** Share of the weights that is enough, where every `must` step passed; 0.9 where it is left out. */
  goodEnough?: number;
  steps: readonly Step<unknown>[];
}

export interface Check extends CheckOptions {
  readonly needs: readonly Check[];
  readonly sends: (terms: Terms) => string[];
  readonly uses: readonly Port[];
  readonly variants: Record<string, Variant>;
  readonly goodEnough: number;
}

/** A request of a step. The path has to be one that the check declares. */
export interface Ask {
  method: string;
  /** Below the base address, encoded. */
  path: string;
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** Sent as JSON with its content type. */
  json?: unknown;
  /** Sent as it is; give the content type in `headers`. */
  text?: string;
  follow?: boolean;
  /** Another origin of the site, e.g. `http://books.example.org`; the project's own address where it is left out. */
  at?: string;
  /** The body of the answer stays out of the record: it may hold what nobody should read. */
  isPrivate?: true;
}

/** What a step can do. Everything goes through here, so that the run can record it, bound it and undo it. */
export interface Tools {
  readonly terms: Terms;
  /** Fresh values from the run's seed, independent of what other steps drew. */
  readonly random: Random;
  readonly signal: AbortSignal;
  /** What the learner calls their server, e.g. `https://todo.example.org`, and how it is reached. */
  readonly base: string;
  readonly route: Route | null;
  /** Given where the check or its variant uses the port; asking for a port that was not declared is a defect of the check. */
  readonly lifecycle: Lifecycle;
  /** Instances behind the learner's balancer, each started by the command line. */
  readonly instances: Instances;
  readonly repository: RepositoryReader;
  readonly site: Site;
  /** The other service that people sign in with. */
  readonly provider: Provider;
  /** The repository where the run has one, for steps that know another way too. */
  readonly maybeRepository: RepositoryReader | null;
  send(ask: Ask): Promise<Answer>;
  /** Declared in `sends` as `GET <path>`, like the handshake it is. */
  openSocket(path: string, options?: { headers?: Record<string, string>; protocols?: string[] }): Promise<Socket>;
  /** What a step in `after` returned. */
  from<T>(step: Step<T>): T;
  /** All at once; waits for all of them, then throws the first failure in the order of the list. */
  parallel<T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]>;
  /** Tries again while the work fails, until `withinMs` have passed; the last failure counts. Errors of ours are not tried again. */
  eventually<T>(work: () => Promise<T>, within: { withinMs: number; everyMs?: number }): Promise<T>;
  wait(ms: number): Promise<void>;
  /** Done after the run, last registered first; what goes wrong there changes no verdict. */
  undo(what: string, work: (send: (ask: Ask) => Promise<Answer>) => Promise<unknown>): void;
  /** Marks a value (a password, a token) as secret: it is masked wherever the record would show it. Returns it. */
  secret(value: string): string;
  /** A line shown under the step. */
  note(line: string): void;
  /** A number that stands with the evidence, for rules that ask for a least one. */
  value(number: number): void;
  /** Ends the step as failed. */
  fail(failure: { expected: string; actual: string; advice: string; answer?: Answer }): never;
  /** Fails unless both are the same plain data; says where they differ first. */
  same(expected: unknown, actual: unknown, about: { what: string; advice: string; answer?: Answer }): void;
}
