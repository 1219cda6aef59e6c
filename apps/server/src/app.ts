/** The server's one door: for the socket, for pages rendered on the server, for the command line without a server, for tests. */
import type { Channel } from '@waymark/checks/tunnel';
import type { RouteName } from '@waymark/contract';
import { parseProofRules, type Instant, type ProofRules } from '@waymark/learning';
import type { RoadmapDocument } from '@waymark/roadmap';
import { bases, documents, idempotency, instance, openStore, programmes, type Store } from '@waymark/store';
import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Transport } from '@waymark/checks';
import { Turns, wayToLinks } from '@waymark/checks/links';
import { direct } from '@waymark/checks/transport';
import { backupHandlers } from './features/backup/routes.ts';
import type { HostDeps } from './features/contributions/host.ts';
import { contributionHandlers } from './features/contributions/routes.ts';
import { calendarHandlers } from './features/calendar/routes.ts';
import { startRefreshing } from './features/contributions/refresh.ts';
import { endorsementHandlers } from './features/endorsements/routes.ts';
import type { Pages } from './features/endorsements/page.ts';
import { eventHandlers } from './features/events/routes.ts';
import type { StreamTimes } from './features/events/stream.ts';
import { exportHandlers } from './features/export/routes.ts';
import { evidenceHandlers } from './features/evidence/routes.ts';
import { itemsHandlers } from './features/items/routes.ts';
import { notionHandlers } from './features/notion/routes.ts';
import { Judging } from './features/practice/judging.ts';
import { practicePack, type PracticePack } from './features/practice/pack.ts';
import { practiceHandlers } from './features/practice/routes.ts';
import { startLooking, type Looking, type LookingDeps } from './features/links/looking.ts';
import { linkHandlers } from './features/links/routes.ts';
import { logHandlers } from './features/logs/routes.ts';
import { rubricsOf, type Rubrics } from './features/logs/rubrics.ts';
import { planHandlers } from './features/plan/routes.ts';
import { importHandlers } from './features/import/routes.ts';
import { programmesHandlers } from './features/programmes/routes.ts';
import { importRoadmap } from './features/programmes/service.ts';
import { projectsHandlers } from './features/projects/routes.ts';
import { runsHandlers } from './features/runs/routes.ts';
import { publicRoutes } from './features/runs/public-routes.ts';
import { Running, type Routes } from './features/runs/running.ts';
import { explanationPack, type ExplanationPack } from './features/explanations/pack.ts';
import { explanationHandlers } from './features/explanations/routes.ts';
import { quizPack, type QuizPack } from './features/quizzes/pack.ts';
import { quizHandlers } from './features/quizzes/routes.ts';
import { progressHandlers } from './features/progress/routes.ts';
import { readinessHandlers } from './features/readiness/routes.ts';
import { addCardsForVerdict } from './features/review/arise.ts';
import { reviewHandlers } from './features/review/routes.ts';
import { retroHandlers } from './features/retros/routes.ts';
import { tailorHandlers } from './features/tailor/routes.ts';
import { packRoadmap } from './features/upstream/compare.ts';
import { upstreamHandlers } from './features/upstream/routes.ts';
import { weekHandlers } from './features/weeks/routes.ts';
import { adoptBases } from './features/upstream/service.ts';
import { communityPack, helloStepOf, type CommunityPack } from './features/share/communities.ts';
import { shareHandlers } from './features/share/routes.ts';
import { systemHandlers, type Identity } from './features/system/routes.ts';
import { searchHandlers } from './features/search/routes.ts';
import { Searches } from './features/search/service.ts';
import { timeHandlers } from './features/time/routes.ts';
import type { Config } from './platform/config/config.ts';
import type { ContentPack } from './platform/content.ts';
import { createBus, type Bus } from './platform/events/bus.ts';
import { identifyLocalLearner } from './platform/http/access.ts';
import { createAnswerCache } from './platform/http/cache.ts';
import { createDoor, type WebHandler } from './platform/http/door.ts';
import type { Handlers } from './platform/http/handler.ts';
import { hostedGate, type Gate } from './platform/http/hosted.ts';
import { guardLocal } from './platform/http/local-guard.ts';
import { mount, type Platform, type Router } from './platform/http/mount.ts';
import { createStamps } from './platform/http/stamps.ts';
import { countUnderWay } from './platform/http/under-way.ts';
import { VERSION } from './platform/version.ts';
import { Library } from './programme/open.ts';
import { openSigner, type Signer } from './programme/signer.ts';
import { strengthOf } from './programme/strength.ts';
import type { LoadJudge } from './worker/port.ts';

export interface AppOptions {
  config: Config;
  content: ContentPack;
  /** Opened from the configuration where left out; one that is given stays open when the app closes. */
  store?: Store;
  /** The system's clock where left out. */
  clock?: () => Instant;
  /** Loads what runs learner code; without it submissions are taken in and wait. */
  judge?: LoadJudge;
  /** The server's ways to learners' work; public addresses alone where left out. */
  routes?: Routes;
  /** The way to the host of contributions; the guarded one to a public address where left out. */
  host?: () => Transport;
  /** The ways to the links of roadmaps, and the pace at which they are asked; guarded and sparing where left out. */
  links?: { open: (origin: string) => Transport; pauseMs: number };
  /** The way to the page of somebody who endorsed; the guarded one to a public address where left out. */
  endorserPages?: (origin: string) => Transport;
  /** Pages; without it, the first page says that the interface runs. */
  web?: WebHandler;
  /** One line for whoever runs this; standard error where left out. */
  log?: (line: string) => void;
  /** Holds every answer against the contract before it is sent: for tests. */
  checkAnswers?: boolean;
  /** Of live streams: a heart-beat every 15 s, a look for others' writes every 2 s, where left out. */
  times?: StreamTimes;
  /** Of this machine where left out: what "today" is for a programme without settings. */
  timeZone?: string;
}

export interface App {
  fetch(request: Request): Promise<Response>;
  /** Takes a tunnel's connection; null for a ticket that opens nothing. */
  redeemTunnel(ticket: string): ((channel: Channel) => void) | null;
  /** Makes runs again that are due, now. @returns how many */
  recheck(): Promise<number>;
  /** Reads on at the hosts of contributions that are due, now. @returns how many people were read */
  refresh(): Promise<number>;
  /** Looks at the links that are due, now. @returns how many pages were looked at */
  lookAtLinks(): Promise<number>;
  /** Ends the live streams; everything else goes on. */
  closeStreams(): void;
  /** Waits for what is under way (a bounded time), then closes the store. Closing twice is fine. */
  close(): Promise<void>;
  store: Store;
  /** Id of the data. */
  instance: string;
  config: Config;
}

/** Memory for answers that are ready to send again. */
const CACHE_BYTES = 32 * 1024 * 1024;
/** A page that was without a network for longer asks before it repeats a write (28 days, `apps/web/src/offline/queue.ts`). */
const KEEP_ANSWERS_DAYS = 30;

/**
 * Opens the store, imports the pack's roadmap where there is no programme yet, and mounts every route.
 *
 * @throws StoreError where the database cannot be opened, with what to do about it
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, content, web } = options;
  const clock = options.clock ?? ((): Instant => new Date().toISOString());
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const store = options.store ?? (await open(config));
  const bus = createBus();
  const packDocument = packRoadmap(content.roadmap);
  await prepare(store, content, packDocument, clock());
  const id = await instance.id(store.db);
  const gate = gateOf(config);
  const platform: Platform = {
    store,
    clock,
    bus,
    cache: createAnswerCache(CACHE_BYTES),
    stamps: createStamps(store, clock),
    identify: gate.identify,
    checkAnswers: options.checkAnswers ?? false,
  };
  const router: Router = new Hono();
  const { rules, problems } = parseProofRules(content.proofs);
  for (const problem of problems) log(`content: ${problem}`);
  const communities = communityPack(content.folder, log);
  const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const library = new Library(timeZone, rules, helloStepOf(await communities()));
  const identity = { version: VERSION, instance: id, mode: config.mode };
  const pack = practicePack(content.folder);
  const judging = new Judging({
    ...{ store, library, bus, clock, pack, log, mode: config.mode },
    load: options.judge ?? null,
    concurrency: availableParallelism(),
    onVerdict: (db, open, one, { status }, now) =>
      addCardsForVerdict(db, open, one.kind === 'code' ? one.challenge : one.exercise, status, now),
  });
  const running = new Running({
    ...{ store, library, bus, clock, log, strength: strengthOf(config.mode, true) },
    routes: options.routes ?? publicRoutes(config.github),
  });
  const host = hostWith(options, { store, library, clock });
  const refreshing = startRefreshing({ ...host, bus });
  const looking = lookingWith(options, { store, library, bus, clock });
  const times = options.times ?? { heartBeatMs: 15_000, pollMs: 2_000 };
  mount(
    router,
    handlersOf({
      ...{ store, bus, clock, rules, library, identity, times, pack, judging, running, host, looking, packDocument },
      ...{ pages: pagesWith(options), signer: once(() => openSigner((work) => store.transaction(work))) },
      quizzes: quizPack(content.folder, log),
      explanations: explanationPack(content.folder, log),
      rubrics: rubricsOf(content.folder, log),
      communities,
      ...{ folder: content.folder, instance: id, mode: config.mode, publicUrl: config.publicUrl },
    }),
    platform,
  );
  const door = createDoor({ router, web, guard: gate.guard, gate: gate.page, log, newRequestId: randomUUID });
  const { run, settled } = countUnderWay();
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    bus.close();
    await settled();
    await refreshing.stop();
    await looking.stop();
    await judging.close();
    await running.close();
    if (options.store === undefined) await store.close();
  }

  return {
    fetch: (request) => run(door(request)),
    redeemTunnel: (ticket) => running.tickets.redeem(ticket),
    recheck: () => running.recheck(),
    refresh: () => refreshing.look(),
    lookAtLinks: () => looking.look(),
    closeStreams: () => bus.close(),
    close: () => (closing ??= close()),
    store,
    instance: id,
    config,
  };
}

function hostWith({ config, host }: AppOptions, deps: Pick<HostDeps, 'store' | 'library' | 'clock'>): HostDeps {
  const { api, token } = config.github;
  return { ...deps, token, open: host ?? (() => direct(api)) };
}

function pagesWith({ config, endorserPages }: AppOptions): Pages {
  return {
    isOn: config.checkLinks,
    open: endorserPages ?? ((origin) => direct(origin)),
    userAgent: `Waymark/${VERSION} (endorsement)`,
  };
}

/** What failed is tried again the next time. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work().catch((error: unknown) => ((done = undefined), Promise.reject(error as Error))));
}

/** What looks at the links of roadmaps: by itself, and when somebody asks. */
function lookingWith(
  { config, links }: AppOptions,
  deps: Pick<LookingDeps, 'store' | 'library' | 'bus' | 'clock'>,
): Looking {
  const { checkLinks, publicUrl } = config;
  return startLooking({
    ...deps,
    isOn: checkLinks,
    open: links?.open ?? ((origin) => wayToLinks(origin)),
    turns: new Turns(links === undefined ? {} : { pauseMs: links.pauseMs }),
    userAgent: `Waymark/${VERSION} (link check${publicUrl === null ? '' : `; +${publicUrl}`})`,
  });
}

/** Who may come in: on the learner's own machine whoever is on it, elsewhere whoever has the token. */
function gateOf({ mode, accessToken: token, publicUrl }: Config): Gate {
  if (mode === 'local') return { identify: identifyLocalLearner, guard: guardLocal, page: () => Promise.resolve(null) };
  if (token === null) throw new Error('hosted mode without an access token');
  return hostedGate({ token, publicUrl });
}

async function open({ databaseUrl, dataFolder }: Config): Promise<Store> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  return openStore({ url: databaseUrl });
}

/** On first start the pack's roadmap becomes the first programme, so that there is something to plan. */
async function prepare(
  store: Store,
  content: ContentPack,
  packDocument: () => RoadmapDocument,
  now: Instant,
): Promise<void> {
  const oldest = new Date(Date.parse(now) - KEEP_ANSWERS_DAYS * 86_400_000).toISOString();
  // In one transaction, so that of two servers which start at the same time only one imports.
  await store.transaction(async (db) => {
    await idempotency.prune(db, oldest);
    if ((await programmes.revisions(db)).size > 0) {
      await adoptBases(db, packDocument(), now);
      return;
    }
    const { programme } = await importRoadmap(db, content.roadmap, now);
    const source = (await documents.latest(db, programme.id))?.source ?? '';
    await bases.put(db, programme.id, { upstream: 'pack', upstreamId: '', version: 0, source, takenAt: now });
  });
}

interface FeatureDeps {
  store: Store;
  bus: Bus;
  clock: () => Instant;
  pages: Pages;
  signer: () => Promise<Signer>;
  rules: ProofRules;
  library: Library;
  identity: Identity;
  times: StreamTimes;
  pack: () => Promise<PracticePack>;
  quizzes: () => Promise<QuizPack>;
  explanations: () => Promise<ExplanationPack>;
  judging: Judging;
  running: Running;
  rubrics: Rubrics;
  communities: CommunityPack;
  host: HostDeps;
  looking: Looking;
  packDocument: () => RoadmapDocument;
  folder: string;
  instance: string;
  mode: Config['mode'];
  publicUrl: string | null;
}

/** Every feature's handlers; a route of the contract without one does not compile. */
function handlersOf(deps: FeatureDeps): Handlers<RouteName> {
  return {
    ...systemHandlers(deps),
    ...programmesHandlers(deps),
    ...importHandlers(),
    ...planHandlers(deps),
    ...timeHandlers(deps),
    ...itemsHandlers(deps),
    ...evidenceHandlers(deps),
    ...progressHandlers(deps),
    ...readinessHandlers(deps),
    ...practiceHandlers(deps),
    ...quizHandlers(deps),
    ...explanationHandlers(deps),
    ...endorsementHandlers(deps),
    ...reviewHandlers(deps),
    ...searchHandlers({ ...deps, searches: new Searches(deps) }),
    ...shareHandlers(deps),
    ...weekHandlers(deps),
    ...projectsHandlers(deps),
    ...runsHandlers(deps),
    ...linkHandlers(deps),
    ...logHandlers(deps),
    ...contributionHandlers(deps),
    ...tailorHandlers(deps),
    ...upstreamHandlers(deps),
    ...retroHandlers(deps),
    ...eventHandlers(deps),
    ...exportHandlers(deps),
    ...calendarHandlers(deps),
    ...notionHandlers(deps),
    ...backupHandlers(deps),
  };
}
