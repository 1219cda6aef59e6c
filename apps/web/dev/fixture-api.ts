/** A stand-in for the API while pages are drawn: the real roadmap and planner, everything else kept in memory. */
import { curriculumOf, foldLedger, plan, reflow } from '@waymark/learning';
import type { Block, LedgerEntry, PlanHistory, PlanSettings } from '@waymark/learning';
import { countsOf, itemById, items, parse, phaseOf } from '@waymark/roadmap';
import { readFileSync } from 'node:fs';

const SEED = new URL('../../../content/backend/roadmap.md', import.meta.url);
const suggested: PlanSettings = {
  startDate: '2026-11-02',
  minutesPerWeekday: [180, 180, 180, 180, 180, 150, 150],
  startMinutePerWeekday: [1080, 1080, 1080, 1080, 1080, 600, 600],
  daysOff: [],
  timeZone: 'Europe/Berlin',
  longestSitting: 90,
  known: [],
};

interface Entry { id: string; itemId: string | null; blockId: string | null; date: string; minutes: number; note: string; createdAt: string }

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    [this.status, this.code] = [status, code];
  }
}

/** @param options.planned starts with a plan and three weeks of history */
export function fixtureApi(options: { today: string; planned: boolean }): (request: Request) => Promise<Response> {
  const { roadmap, diagnostics } = parse(readFileSync(SEED));
  const work = curriculumOf(roadmap);
  const now = `${options.today}T18:05:00.000Z`;
  let settings: PlanSettings | null = options.planned ? suggested : null;
  let entries: Entry[] = [];
  const ledger: LedgerEntry[] = [];
  const notes = new Map<string, { markdown: string; version: number }>();
  let timer: { itemId: string | null; blockId: string | null; title: string; startedAt: string } | null = null;
  let [counter, revision] = [0, 1];
  const newId = () => `id-${++counter}`;

  const history = (past: Block[] = []): PlanHistory => ({ past, pinned: [], logged: {}, closed: [], deferred: {} });
  const base = () => plan(work, settings ?? suggested, settings?.startDate ?? suggested.startDate, history());
  let current = base();
  const loggedOn = (block: Block) => entries.filter((entry) => entry.blockId === block.id).reduce((sum, { minutes }) => sum + minutes, 0);
  const shown = (block: Block) => {
    const loggedMinutes = loggedOn(block);
    const status = loggedMinutes >= block.minutes ? 'done' : block.date < options.today && loggedMinutes === 0 ? 'missed' : block.status;
    return { ...block, status, loggedMinutes };
  };
  if (options.planned) {
    const before = current.blocks.filter(({ date }) => date < options.today);
    before.forEach((block, index) => {
      if (index % 9 === 4) return;
      entries.push({ id: newId(), itemId: block.itemId, blockId: block.id, date: block.date, minutes: Math.round(block.minutes * (index % 3 === 0 ? 0.8 : 1)), note: '', createdAt: now });
    });
    const doneIds = [...roadmap.quickWins.slice(0, 2), ...roadmap.signals.slice(0, 3)].map(({ id }) => id);
    doneIds.forEach((itemId, index) => ledger.push({ type: 'evidence', id: newId(), at: '2026-11-12T19:00:00.000Z', itemId, strength: (['claimed', 'checked', 'verified', 'endorsed'] as const)[index % 4] ?? 'claimed', kind: 'claim', subject: '', value: null, note: 'It runs on my machine.', link: null }));
  }
  const forecast = () => ({ p50: current.endDate ?? '2027-04-20', p80: '2027-05-04', p95: '2027-05-23', pace: 1.1, samples: 14, confidence: 'low' as const, note: 'From 14 blocks you logged, so the range is wide.' });
  const stateOf = (itemId: string) => foldLedger(ledger).get(itemId) ?? { state: 'open', strength: null, until: null, since: null };
  const sum = (list: { minutes: number }[]) => list.reduce((total, { minutes }) => total + minutes, 0);
  const report = (before: typeof current) => ({ report: reflow(before, current), endDate: current.endDate, forecast: forecast() });

  function today() {
    if (!settings) throw new Refusal(409, 'not-planned', 'This programme has no plan yet.');
    const blocks = current.blocks.map(shown);
    const of = blocks.filter(({ date }) => date === options.today);
    const nextDate = blocks.find(({ date }) => date > options.today)?.date;
    const before = blocks.filter(({ date }) => date < options.today);
    return {
      date: options.today, now, programme: { id: 'p1', title: roadmap.title, purpose: roadmap.snapshot.purpose },
      week: options.today < settings.startDate ? 0 : Math.floor((Date.parse(options.today) - Date.parse(settings.startDate)) / 604_800_000) + 1,
      totalWeeks: 24, blocks: of, plannedMinutes: sum(of), loggedMinutes: sum(entries.filter(({ date }) => date === options.today)),
      next: nextDate ? { date: nextDate, blocks: blocks.filter(({ date }) => date === nextDate) } : null,
      slipped: before.filter(({ status }) => status === 'missed'),
      nextProof: { itemId: roadmap.signals[3]?.id ?? '', title: roadmap.signals[3]?.title ?? '', missing: 'Three short challenges, or a link to your solutions.', date: '2026-11-27' },
      quickWins: roadmap.quickWins.filter(({ id }) => stateOf(id).state === 'open').map(({ id, title, text }) => ({ itemId: id, title, text })),
      timer, track: { plannedToDate: sum(before), loggedToDate: sum(entries.filter(({ date }) => date < options.today)), endDate: current.endDate, forecast: forecast(), signalsDone: 3, signalsTotal: 21 },
      weekSoFar: { plannedMinutes: 1200, loggedMinutes: 480 },
    };
  }
  const programme = () => ({ id: 'p1', title: roadmap.title, createdAt: now, current: true, planned: settings !== null, startDate: settings?.startDate ?? null, endDate: settings ? current.endDate : null, revision });
  const effort = (itemId: string) => current.blocks.filter((block) => block.itemId === itemId);
  function itemDetail(itemId: string) {
    const item = itemById(roadmap, itemId);
    if (!item) throw new Refusal(404, 'item-not-found', 'The roadmap has no such item.');
    const phase = phaseOf(roadmap, itemId);
    const note = notes.get(itemId) ?? { markdown: '', version: 0 };
    const mine = entries.filter((entry) => entry.itemId === itemId);
    return {
      item, html: item.text ? `<p>${item.text.replace(/[<>]/g, '')}</p>` : '', phase: phase ? { id: phase.id, title: phase.title } : null, state: stateOf(itemId),
      note: { ...note, html: `<p>${note.markdown}</p>`, updatedAt: note.version ? now : null }, plannedMinutes: sum(effort(itemId)), loggedMinutes: sum(mine),
      blocks: effort(itemId).map(shown), timeEntries: mine.toReversed(), history: ledger.filter((entry) => ('itemId' in entry ? entry.itemId === itemId : true)).toReversed(), signal: null,
    };
  }
  const change = (itemId: string) => ({ state: stateOf(itemId), report: null, signals: [] });
  const states = () => Object.fromEntries(items(roadmap).map(({ id }) => [id, stateOf(id)]).filter(([, state]) => (state as { state: string }).state !== 'open'));
  const group = (ids: (string | null)[], minutes: number[]) => ids.reduce<Record<string, number>>((all, id, index) => (id ? { ...all, [id]: (all[id] ?? 0) + (minutes[index] ?? 0) } : all), {});

  function planView(query: URLSearchParams) {
    const inRange = current.blocks.filter(({ date }) => date >= (query.get('from') ?? '') && date <= (query.get('to') ?? '9'));
    const byDate = group(current.blocks.map(({ date }) => date), current.blocks.map(({ minutes }) => minutes));
    const loggedBy = group(entries.map(({ date }) => date), entries.map(({ minutes }) => minutes));
    let [planned, logged] = [0, 0];
    const burnUp = Object.keys(byDate).sort().map((date) => ({ date, planned: (planned += byDate[date] ?? 0), logged: date > options.today ? null : (logged += loggedBy[date] ?? 0) }));
    return { today: options.today, settings: settings ?? suggested, blocks: inRange.map(shown), milestones: current.milestones, endDate: current.endDate, forecast: forecast(), burnUp, slipped: today().slipped.length, unplaced: [] };
  }
  function progress() {
    const signals = roadmap.signals.map(({ id, title, phaseId }) => ({ itemId: id, ruleId: null, title, phaseId, satisfied: stateOf(id).state === 'done', ...stateOf(id), progress: 0, evidenceIds: [], missing: stateOf(id).state === 'done' ? '' : 'Say that you did it, with a link where there is one.' }));
    return {
      signals,
      pillars: roadmap.pillars.map(({ id, title, successMetric }, index) => ({ itemId: id, title, phaseId: roadmap.phases[index]?.id ?? null, successMetric, satisfied: index === 0 ? 3 : 0, total: 7, skipped: 0, strength: index === 0 ? 'claimed' : null })),
      metrics: roadmap.metrics.map(({ id, title }) => ({ itemId: id, title, value: null, unit: '', source: 'What you log', updatedAt: null, note: 'Starts when you solve the first challenge.' })),
      heatMap: Object.entries(group(entries.map(({ date }) => date), entries.map(({ minutes }) => minutes))).map(([date, minutes]) => ({ date, minutes, proofs: date === '2026-11-12' ? 5 : 0 })),
      hours: roadmap.phases.map((phase) => ({ phaseId: phase.id, title: phase.title, plannedMinutes: sum(current.blocks.filter((block) => block.phaseId === phase.id)), loggedMinutes: sum(entries.filter((entry) => phase.resources.some(({ id }) => id === entry.itemId))) })),
      evidence: ledger.filter((entry) => entry.type === 'evidence').map((entry) => ({ ...entry, itemTitle: itemById(roadmap, entry.itemId)?.title ?? '' })).toReversed(),
    };
  }
  function roadmapView() {
    const first = (id: string, pick: number) => effort(id).at(pick)?.date ?? null;
    return {
      roadmap, counts: countsOf(roadmap), diagnostics, states: states(), logged: group(entries.map(({ itemId }) => itemId), entries.map(({ minutes }) => minutes)),
      planned: Object.fromEntries(work.work.map(({ itemId }) => [itemId, { minutes: sum(effort(itemId)), first: first(itemId, 0), last: first(itemId, -1) }])), noted: [...notes.keys()],
    };
  }

  function answer(method: string, path: string, query: URLSearchParams, body: Record<string, never>): unknown {
    const at = path.replace(/^\/api\/programmes\/(current|p1)/, '');
    const item = /^\/items\/([^/]+\/[^/]+)(?:\/(note|evidence|state))?$/.exec(at);
    if (item?.[1] && method === 'GET') return itemDetail(item[1]);
    if (item?.[1] && item[2] === 'note') {
      const old = notes.get(item[1])?.version ?? 0;
      if (body['version'] !== undefined && body['version'] !== old) throw new Refusal(412, 'precondition-failed', 'It was changed elsewhere.');
      notes.set(item[1], { markdown: body['markdown'] ?? '', version: old + 1 });
      return itemDetail(item[1]).note;
    }
    if (item?.[1] && item[2] === 'evidence') {
      const entry = { type: 'evidence' as const, id: newId(), at: now, itemId: item[1], strength: 'claimed' as const, kind: 'claim', subject: '', value: null, note: body['note'] ?? '', link: body['link'] ?? null };
      ledger.push(entry);
      return { ...change(item[1]), entry };
    }
    if (item?.[1] && item[2] === 'state') {
      ledger.push({ type: 'state', id: newId(), at: now, itemId: item[1], state: body['state'] ?? 'open', until: body['until'] ?? null, note: '' });
      return change(item[1]);
    }
    const withdraw = /^\/evidence\/([^/]+)\/withdraw$/.exec(at);
    if (withdraw?.[1]) {
      const found = ledger.find(({ id }) => id === withdraw[1]);
      ledger.push({ type: 'withdrawal', id: newId(), at: now, evidenceId: withdraw[1], note: '' });
      return change(found && 'itemId' in found ? found.itemId : '');
    }
    const entry = /^\/time-entries\/([^/]+)$/.exec(at)?.[1];
    if (entry && method === 'DELETE') return void (entries = entries.filter(({ id }) => id !== entry));
    if (entry) return Object.assign(entries.find(({ id }) => id === entry) ?? {}, body);
    const move = /^\/blocks\/([^/]+)\/(move|release)$/.exec(at);
    if (move?.[1]) {
      const before = current;
      const id = decodeURIComponent(move[1]);
      current = { ...current, blocks: current.blocks.map((block) => (block.id === id ? { ...block, date: body['date'] ?? block.date, pinned: move[2] === 'move' } : block)).toSorted((a, b) => a.date.localeCompare(b.date)) };
      return report(before);
    }
    const table: Record<string, () => unknown> = {
      'GET ': () => ({ ...programme(), settings, suggestedSettings: suggested, counts: countsOf(roadmap), purpose: roadmap.snapshot.purpose, audience: roadmap.snapshot.audience }),
      'GET /today': today, 'GET /plan': () => planView(query), 'GET /roadmap': roadmapView, 'GET /progress': progress,
      'GET /readiness': () => ({ prerequisites: roadmap.prerequisites.map(({ id, title }) => ({ itemId: id, title, state: stateOf(id) })), tools: roadmap.tools.map(({ id, title, text }, index) => ({ itemId: id, title, html: `<p>${text}</p>`, state: stateOf(id), found: index === 2 ? 'git 2.47.1' : null, checkedAt: index === 2 ? now : null })) }),
      'GET /time-entries': () => ({ entries: entries.filter(({ date }) => date >= (query.get('from') ?? '') && date <= (query.get('to') ?? '9')) }),
      'POST /time-entries': () => { const made = { id: newId(), date: options.today, createdAt: now, itemId: null, blockId: null, note: '', minutes: 1, ...body }; entries.push(made); return made; },
      'PUT /timer': () => (timer = { itemId: body['itemId'] ?? null, blockId: body['blockId'] ?? null, title: current.blocks.find(({ id }) => id === body['blockId'])?.title ?? 'Study', startedAt: new Date().toISOString() }),
      'POST /timer/stop': () => { const made = { id: newId(), date: options.today, createdAt: now, itemId: timer?.itemId ?? null, blockId: timer?.blockId ?? null, note: body['note'] ?? '', minutes: 25 }; timer = null; entries.push(made); return made; },
      'DELETE /timer': () => void (timer = null),
      'PUT /settings': () => { const before = current; settings = body as unknown as PlanSettings; current = base(); return report(before); },
      'POST /plan/preview': () => { const made = plan(work, body as unknown as PlanSettings, (body as unknown as PlanSettings).startDate); return { endDate: made.endDate, forecast: forecast(), weeks: 24, totalMinutes: sum(made.blocks), firstBlocks: made.blocks.slice(0, 8), unplaced: made.unplaced }; },
      'POST /plan/reflow': () => { const before = current; current = { ...current, blocks: current.blocks.map((block) => (shown(block).status === 'missed' ? { ...block, date: options.today } : block)).toSorted((a, b) => a.date.localeCompare(b.date)) }; return report(before); },
      'POST /select': programme,
      'GET /api/programmes': () => ({ programmes: [programme()] }),
      'POST /api/lint': () => { const read = parse(String(body['source'] ?? '')); return { counts: countsOf(read.roadmap), diagnostics: read.diagnostics }; },
      'POST /api/programmes': () => ({ programme: programme(), counts: countsOf(roadmap), diagnostics: [] }),
    };
    const found = table[`${method} ${at}`];
    if (!found) throw new Refusal(404, 'not-found', `There is nothing at ${path}.`);
    return found();
  }

  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname.endsWith('/events')) {
      const body = new ReadableStream<Uint8Array>({ start: (controller) => void streams.add(controller), cancel: () => streams.clear() });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    }
    try {
      const body = request.method === 'GET' ? {} : await request.json().catch(() => ({}));
      const result = answer(request.method, decodeURI(url.pathname), url.searchParams, body as Record<string, never>);
      if (request.method !== 'GET') revision += 1;
      return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal', error instanceof Error ? String(error.stack) : '');
      return Response.json({ error: { code: refusal.code, message: refusal.message, details: [], requestId: 'r1' } }, { status: refusal.status });
    }
  };
}
