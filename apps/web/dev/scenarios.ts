/** States of a learner's life that the screens must look right in. Each is made through the API, as the pages would. */
import { createClient } from '@waymark/contract/client';
import { liveThrough, parts, START } from './history.ts';

type Door = (request: Request) => Promise<Response>;
type SetClock = (instant: string) => void;
type Api = ReturnType<typeof createClient>;

const CURRENT = { programme: 'current' };
/** Monday evening of the fourth week. */
const NOW = '2026-11-23T18:05:00.000Z';
const TODAY = NOW.slice(0, 10);

export type Scenario = 'history' | 'welcome' | 'fresh' | 'before' | 'done' | 'odd';
export const SCENARIOS: Scenario[] = ['history', 'welcome', 'fresh', 'before', 'done', 'odd'];

/**
 * @param scenario the state to reach
 * @param door the server's own door
 * @param url where it believes it is
 * @param setClock moves its clock to an instant
 */
export async function play(scenario: Scenario, door: Door, url: string, setClock: SetClock): Promise<void> {
  const host = new URL(url).host;
  const api = createClient(
    (at, init) => door(new Request(at, { ...init, headers: { ...(init.headers as Record<string, string>), host } })),
    url,
  );
  setClock(scenario === 'history' ? `${START}T16:00:00.000Z` : NOW);
  if (scenario === 'history') await liveThrough(api, setClock);
  if (scenario === 'fresh') await begin(api, TODAY);
  if (scenario === 'before') await begin(api, '2026-12-07');
  if (scenario === 'done') await finishEverything(api);
  if (scenario === 'odd') await importOdd(api);
  setClock(NOW);
}

async function begin(api: Api, startDate: string): Promise<void> {
  const { suggestedSettings } = await api.call('GET', '/api/programmes/{programme}', { params: CURRENT });
  const body = { ...suggestedSettings, startDate, timeZone: 'Europe/Berlin' };
  await api.call('PUT', '/api/programmes/{programme}/settings', { params: CURRENT, body });
}

async function finishEverything(api: Api): Promise<void> {
  await begin(api, START);
  const { roadmap } = await api.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT });
  const ofPhases = roadmap.phases.flatMap((phase) => [...phase.actions, ...phase.resources, ...phase.deliverables]);
  const days = roadmap.weeks.flatMap((week) => week.days);
  for (const { id } of [...roadmap.quickWins, ...ofPhases, ...days, ...roadmap.signals])
    await api.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: parts(id),
      body: { note: '' },
    });
  await api.call('POST', '/api/programmes/{programme}/plan/reflow', { params: CURRENT });
}

/** Somebody else's document: no hours, long and nested titles, characters that pages forget. */
async function importOdd(api: Api): Promise<void> {
  const unbroken =
    'https://example.org/a/very/long/address/that/nothing/breaks?with=parameters&and=more&of=them#and-a-fragment';
  const long =
    'Understand, explain and then implement from memory everything that happens between the moment at which a person presses a key and the moment at which the letter can be seen, including interrupts, the keyboard layout, composition and fonts';
  const phase = (number: number) =>
    `## Part ${number}: ${number === 2 ? long : 'Getting further'}\n\n` +
    Array.from({ length: 24 }, (_, index) => item(number, index)).join('');
  const item = (number: number, index: number) => {
    const title =
      [long, unbroken, `ひらがな <b>& "quotes"</b> ${index}`, `Topic ${number}.${index}`][index % 9] ??
      `Topic ${number}.${index}`;
    return `${'  '.repeat(index % 5 === 4 ? 3 : index % 5 === 3 ? 2 : index % 3)}- [ ] ${title}\n`;
  };
  const source = `# Everything I ever wanted to learn about computers, from sand to the largest language in the world\n\n${Array.from({ length: 13 }, (_, index) => phase(index + 1)).join('\n')}`;
  await api.call('POST', '/api/programmes', { body: { source } });
  await begin(api, TODAY);
}
