/** Puts a file and a programme together that both changed. */
import { merge, parse, threeWay, type Choice, type RoadmapDocument, type UpstreamChange } from '@waymark/roadmap';
import type { Ask } from '../terminal/ask.ts';
import type { Output } from '../terminal/output.ts';

export interface Both {
  base: string;
  file: string;
  programme: string;
}

export interface Settled {
  source: string;
  /** Where items of the programme begin: their evidence stays with them. */
  kept: { id: string; line: number }[];
}

/** Comparing with the programme as mine keeps its ids; what the file changed is what may be taken. */
function comparedIn({ base, file, programme }: Both) {
  const mine = parse(programme);
  return threeWay(parse(base), mine, parse(file, { previous: mine.roadmap }));
}

/** @returns the contradictions that somebody has to decide */
export function contradictions(both: Both): UpstreamChange[] {
  return comparedIn(both).changes.filter(({ status }) => status === 'conflict');
}

/** @param choices on the contradictions: `take` the file's, `leave` the programme's */
export function settled(both: Both, choices: ReadonlyMap<string, Choice>): Settled {
  const { source, kept } = comparedIn(both).choose(choices);
  return { source, kept };
}

/** The merged text with each contradiction between lines that say whose words are whose. */
export function marked({ base, file, programme }: Both, names: { file: string }): string {
  const [b, f, p]: RoadmapDocument[] = [parse(base), parse(file), parse(programme)];
  if (!b || !f || !p) return file;
  return merge(b, f, p, { mine: names.file, theirs: 'the programme' }).source;
}

/** @returns what was decided at the terminal; null where the learner stopped */
export async function decide(
  asked: readonly UpstreamChange[],
  ask: Ask,
  out: Output,
): Promise<Map<string, Choice> | null> {
  const choices = new Map<string, Choice>();
  for (const { itemId, title, mine, theirs } of asked) {
    out.line(`\n${out.style.bold(title)} was changed on both sides.`);
    out.line(`  file:      ${theirs ?? '(removed)'}`);
    out.line(`  programme: ${mine ?? '(removed)'}`);
    const key = await ask.key('f keeps the file’s, p the programme’s, q stops: ');
    if (key !== 'f' && key !== 'p') return null;
    choices.set(itemId, key === 'f' ? 'take' : 'leave');
  }
  return choices;
}
