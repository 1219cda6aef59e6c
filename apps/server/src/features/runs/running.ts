/**
 * Makes the runs that the server makes itself: over a public address, a clone, a tunnel, or a port of this machine. As with submissions the row
 * is the job (docs/adr/0007): what a process that ends had in hand is made again by the next one, except a tunnel, which
 * has gone with it. A run that a terminal makes comes here only when that terminal is not heard of any more, to be ended.
 */
import {
  runCheck,
  type RepositoryReader,
  type RunOptions,
  type Site,
  type Terms,
  type Transport,
} from '@waymark/checks';
import { checkNamed } from '@waymark/checks/rungs';
import { loopback } from '@waymark/checks/transport';
import { acceptTunnel, type Channel, type TunnelEnd } from '@waymark/checks/tunnel';
import type { Instant } from '@waymark/learning';
import { newId, projects, runs, type StoredProject, type StoredRun } from '@waymark/store';
import { randomBytes } from 'node:crypto';
import type { Bus } from '../../platform/events/bus.ts';
import { Feeds } from './feed.ts';
import { giveUp, settle, type RunStrength, type SettleDeps } from './settle.ts';
import { TERMINAL_STOPPED, Terminals } from './terminals.ts';
import { Tickets } from './tickets.ts';

/** The ways to a learner's work that the server has; tests and other networks bring their own. */
export interface Routes {
  /** @throws TransportFault for an address that may not be asked */
  direct(baseUrl: string): Transport;
  /** What a check needs that is about the name itself; one that is not public becomes a site that says so. */
  site(baseUrl: string): { transport: Transport; site: Site };
  /** @returns the repository and how to let go of it @throws Error in words where it cannot be fetched */
  clone(repository: string, signal: AbortSignal): Promise<{ reader: RepositoryReader; remove: () => Promise<void> }>;
}

export interface RunningDeps extends SettleDeps {
  bus: Bus;
  clock: () => Instant;
  routes: Routes;
  /** How much a run of this server counts. */
  strength: RunStrength;
  log: (line: string) => void;
}

/** Runs at the same time in one server. More would wait for the same processor, and make everybody else wait for them. */
const AT_ONCE = 10;
const LEASE_MS = 30_000;
const RENEW_MS = 10_000;
const LOOK_MS = 2_000;
const RECHECK_MS = 60_000;
const DUE_AT_ONCE = 50;
/** For the greeting of a tunnel. */
const HELLO_MS = 5_000;
const PAST: Instant = '1970-01-01T00:00:00.000Z';

const noMatter = (): void => undefined;

/** What a run goes through, and how to let go of it. */
interface Way {
  ports: Pick<RunOptions, 'transport' | 'lifecycle' | 'repository' | 'site' | 'provider'>;
  tunnel?: TunnelEnd;
  leave: () => Promise<void>;
}

/** The way to the learner's server, without the repository. */
interface LearnersServer extends Omit<Way['ports'], 'repository'> {
  tunnel?: TunnelEnd;
}

export class Running {
  readonly feeds = new Feeds();
  readonly tickets = new Tickets();
  readonly terminals = new Terminals(this.feeds);
  readonly #deps: RunningDeps;
  readonly #inHand = new Map<string, AbortController>();
  readonly #done = new Set<Promise<void>>();
  readonly #channels = new Map<string, Promise<Channel | null>>();
  /** Of runs on this machine, until they are taken. */
  readonly #ports = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[];
  readonly #stopListening: () => void;
  #looking: Promise<void> | undefined;
  #again = false;
  #isOpen = true;

  constructor(deps: RunningDeps) {
    this.#deps = deps;
    this.#stopListening = deps.bus.listen(
      ({ feature }) => feature === 'runs' && this.wake(),
      () => undefined,
    );
    this.#timers = [
      setInterval(() => this.wake(), LOOK_MS),
      setInterval(() => void runs.hold(deps.store.db, [...this.#inHand.keys()], leaseEnd()).catch(noMatter), RENEW_MS),
      setInterval(() => void this.recheck().catch(noMatter), RECHECK_MS),
    ];
    for (const timer of this.#timers) timer.unref();
    this.wake();
  }

  /** Issues the ticket of a run over a tunnel: its channel is waited for when the run is taken. */
  expectTunnel(runId: string): string {
    const { ticket, channel } = this.tickets.issue(runId);
    this.#channels.set(runId, channel);
    return ticket;
  }

  /** Whether the learner runs this server: only then their ports are its own. */
  get isLocal(): boolean {
    return this.#deps.strength === 'checked';
  }

  /** Says at which port of this machine a run asks. */
  expectPort(runId: string, port: number): void {
    this.#ports.set(runId, port);
  }

  wake(): void {
    if (!this.#isOpen) return;
    this.#again = true;
    this.#looking ??= this.#lookWhileAsked().finally(() => (this.#looking = undefined));
  }

  /** Starts again what is due. @returns how many runs that made */
  async recheck(): Promise<number> {
    const now = this.#deps.clock();
    const due = await runs.due(this.#deps.store.db, now, DUE_AT_ONCE);
    let made = 0;
    for (const run of due) if (await this.#startAgain(run, now)) made += 1;
    return made;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.#stopListening();
    for (const timer of this.#timers) clearInterval(timer);
    await this.#looking;
    const left = [...this.#inHand.keys()];
    for (const stop of this.#inHand.values()) stop.abort(new Error('the server stops'));
    await Promise.all(this.#done);
    await runs.hold(this.#deps.store.db, left, PAST).catch(noMatter);
  }

  async #startAgain(run: StoredRun, now: Instant): Promise<boolean> {
    const { store, library, bus } = this.#deps;
    const event = await store.transaction(async (db) => {
      const { revision } = await library.openToWrite(db, run.programmeId, now);
      // Another server may have been faster.
      if (!(await runs.clearNext(db, run))) return null;
      const project = await projects.get(db, run.programmeId, run.projectId);
      if (project === null || project.archived) return null;
      const { projectId, check, variant, route } = run;
      const fresh = { id: newId(), projectId, check, variant, route, reason: 'schedule', startedAt: now } as const;
      await runs.insert(db, run.programmeId, { ...fresh, leasedUntil: PAST, atTerminal: false });
      return { type: 'changed', programmeId: run.programmeId, revision, feature: 'runs' } as const;
    });
    if (event !== null) bus.publish(event);
    return event !== null;
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#again && this.#isOpen) {
      this.#again = false;
      await this.#look().catch(noMatter);
    }
  }

  async #look(): Promise<void> {
    const free = AT_ONCE - this.#inHand.size;
    if (free === 0) return;
    // Real time: a lease is about processes.
    const now = new Date().toISOString();
    const taken = await this.#deps.store.transaction((db) => runs.lease(db, now, leaseEnd(), free));
    for (const run of taken) {
      const stop = new AbortController();
      this.#inHand.set(run.id, stop);
      const work = this.#attend(run, stop.signal).finally(() => {
        this.#inHand.delete(run.id);
        this.#done.delete(work);
        this.wake();
      });
      this.#done.add(work);
    }
  }

  async #attend(run: StoredRun, signal: AbortSignal): Promise<void> {
    const { store, bus, clock, log } = this.#deps;
    const end = this.feeds.open(run.id);
    try {
      const project = await projects.get(store.db, run.programmeId, run.projectId);
      const event =
        project === null || run.atTerminal
          ? await giveUp(this.#deps, run, project === null ? 'The project is gone.' : TERMINAL_STOPPED, clock())
          : await this.#make(run, project, end, signal);
      if (event !== null) bus.publish(event);
    } catch (error) {
      // Left to its lease: it is made again, here or elsewhere.
      if (this.#isOpen) log(`runs: ${run.id} was not made: ${messageOf(error)}`);
    } finally {
      this.terminals.end(run.id);
      end(null);
    }
  }

  async #make(run: StoredRun, project: StoredProject, tell: ReturnType<Feeds['open']>, signal: AbortSignal) {
    const { clock, strength } = this.#deps;
    const check = checkNamed(run.check)?.check ?? null;
    if (check === null) return giveUp(this.#deps, run, 'This instance does not know the check any more.', clock());
    let way: Way;
    try {
      way = await this.#wayTo(run, project, signal);
    } catch (error) {
      return giveUp(this.#deps, run, messageOf(error), clock());
    }
    try {
      const { tunnel, ports } = way;
      const record = await runCheck({
        ...{ check, terms: project.terms as Terms, ...ports, signal, now: new Date(clock()) },
        ...(run.variant === null ? {} : { variant: run.variant }),
        seed: randomBytes(16).toString('hex'),
        tell: (event) => {
          tell(event);
          tunnel?.tell(event);
        },
      });
      // Stopped with the server, not by what was checked: it is made again.
      if (signal.aborted && run.route !== 'tunnel' && run.route !== 'loopback') return null;
      const event = await settle(this.#deps, run, project, record, strength, clock());
      tunnel?.end(record.status, record.summary);
      return event;
    } finally {
      await way.leave().catch(noMatter);
    }
  }

  /** @throws Error in words where there is no way */
  async #wayTo(run: StoredRun, project: StoredProject, signal: AbortSignal): Promise<Way> {
    // The server first: it answers at once, and a repository that was fetched for nothing would have to be removed.
    const { tunnel, ...server } = run.route === 'tunnel' ? await this.#tunnelOf(run) : this.#serverOf(run, project);
    const close = async (): Promise<void> => server.transport?.close();
    try {
      const repository = await this.#repositoryOf(run, project, signal);
      return {
        ports: { ...server, ...(repository === null ? {} : { repository: repository.reader }) },
        ...(tunnel === undefined ? {} : { tunnel }),
        leave: async () => {
          await close();
          await repository?.remove();
        },
      };
    } catch (error) {
      await close();
      throw error;
    }
  }

  #serverOf({ id, check, route }: StoredRun, { baseUrl }: StoredProject): LearnersServer {
    const { routes } = this.#deps;
    if (route === 'loopback') return { transport: this.#portOf(id) };
    if (route !== 'direct' || baseUrl === null) return {};
    const isAboutTheName = checkNamed(check)?.check.uses.includes('site') === true;
    return isAboutTheName ? routes.site(baseUrl) : { transport: routes.direct(baseUrl) };
  }

  #portOf(id: string): Transport {
    const port = this.#ports.get(id);
    this.#ports.delete(id);
    if (port === undefined || !this.isLocal)
      throw new Error('The run went away with the server that was to make it. Run the check again.');
    return loopback({ host: 'localhost', port });
  }

  /** Where the check reads a repository; without an address of one it is the check that says what is missing. */
  async #repositoryOf(run: StoredRun, project: StoredProject, signal: AbortSignal) {
    const uses = checkNamed(run.check)?.check.uses ?? [];
    if (project.repository === null || !uses.includes('repository')) return null;
    return this.#deps.routes.clone(project.repository, signal);
  }

  async #tunnelOf({ id }: StoredRun): Promise<LearnersServer> {
    const channel = await this.#channels.get(id);
    this.#channels.delete(id);
    if (channel === undefined) throw new Error('The tunnel went away with the server. Run the check again.');
    if (channel === null) throw new Error('The command line did not connect in time. Run the check again.');
    const tunnel = await acceptTunnel(channel, HELLO_MS);
    const { transport, lifecycle, provider } = tunnel;
    const owned = { ...(lifecycle === null ? {} : { lifecycle }), ...(provider === null ? {} : { provider }) };
    return { tunnel, transport, ...owned };
  }
}

function leaseEnd(): Instant {
  return new Date(Date.now() + LEASE_MS).toISOString();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
