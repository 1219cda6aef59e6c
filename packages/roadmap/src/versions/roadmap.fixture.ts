/** Roadmaps for the tests of this folder: generated ones, with titles and texts as a person would write them. */
import fc from 'fast-check';
import type { Action, AnyItem, Deliverable, Phase, Resource, Roadmap } from '../model.ts';
import { outline } from './outline.ts';

const WORDS =
  'learn build write deploy measure design read explain test server client database schema query index cache token session network packet route handler branch commit merge review loop function variable type class object array stack queue tree graph search sort hash page form event thread process memory disk file stream socket header cookie proxy balance container image cluster metric alert trace budget plan interview résumé'.split(
    ' ',
  );

const LINES = { start: 0, end: 0 };

/** A roadmap with no items. */
export function emptyRoadmap(): Roadmap {
  return {
    title: 'A roadmap',
    snapshot: { purpose: null, audience: null, weeks: null, hoursPerWeek: null, lines: null },
    prerequisites: [],
    tools: [],
    pillars: [],
    phases: [],
    quickWins: [],
    leverageMoves: [],
    weeks: [],
    signals: [],
    metrics: [],
    practices: [],
    prompts: [],
    notes: [],
  };
}

const base = (id: string, title: string, text: string) => ({ id, title, text, lines: { ...LINES } });

export const action = (id: string, title: string, text = ''): Action => {
  return { ...base(id, title, text), kind: 'action', links: [], checked: null, parentId: null };
};

export const deliverable = (id: string, title: string, text = ''): Deliverable => {
  return { ...base(id, title, text), kind: 'deliverable', links: [], checked: null, parentId: null };
};

export const resource = (id: string, title: string, url: string | null, hours: number | null = null): Resource => {
  const rest = { links: [], remark: '', prerequisites: [], checked: null, parentId: null };
  return { ...base(id, title, ''), kind: 'resource', url, hours, ...rest };
};

export const phase = (id: string, title: string, parts: Partial<Phase> = {}): Phase => ({
  ...base(id, title, ''),
  kind: 'phase',
  depth: 0,
  parentId: null,
  weeks: null,
  hours: null,
  goal: '',
  actions: [],
  resources: [],
  deliverables: [],
  effortHours: null,
  ...parts,
});

/** A few words; the number makes a title tell itself apart from others with the same words. */
const sentence = (min: number, max: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((w) => w.join(' '));

interface Draft {
  title: string;
  text: string;
  kind: 'action' | 'deliverable' | 'resource';
}

const draft: fc.Arbitrary<Draft> = fc.record({
  title: sentence(4, 7),
  text: sentence(0, 14),
  kind: fc.constantFrom('action', 'deliverable', 'resource'),
});

function toPhase(title: string, drafts: Draft[], number: number): Phase {
  const built = phase(`phase/${number}`, title);
  drafts.forEach(({ kind, title: name, text }, index) => {
    const id = `${kind}/${number}-${index}`;
    if (kind === 'action') built.actions.push(action(id, name, text));
    else if (kind === 'deliverable') built.deliverables.push(deliverable(id, name, text));
    else built.resources.push({ ...resource(id, name, `https://example.org/${number}/${index}`), text });
  });
  return built;
}

/** Roadmaps of a few phases in which no two items have the same title. */
export const roadmaps: fc.Arbitrary<Roadmap> = fc
  .array(fc.tuple(sentence(3, 5), fc.array(draft, { maxLength: 12 })), { minLength: 1, maxLength: 5 })
  .filter((phases) => {
    const titles = phases.flatMap(([title, drafts]) => [title, ...drafts.map((d) => d.title)]);
    return new Set(titles).size === titles.length;
  })
  .map((phases) => ({ ...emptyRoadmap(), phases: phases.map(([title, drafts], n) => toPhase(title, drafts, n)) }));

/** The same roadmap as a fresh parse would number it: every id is new and says nothing. */
export function renumbered(roadmap: Roadmap): Roadmap {
  const copy = structuredClone(roadmap);
  outline(copy).forEach(({ item }, index) => (item.id = `${item.kind}/fresh-${index}`));
  return copy;
}

export const allItems = (roadmap: Roadmap): AnyItem[] => outline(roadmap).map(({ item }) => item);
export const allIds = (roadmap: Roadmap): string[] => allItems(roadmap).map(({ id }) => id);
export const idOfTitle = (roadmap: Roadmap, title: string): string | undefined =>
  allItems(roadmap).find((i) => i.title === title)?.id;
