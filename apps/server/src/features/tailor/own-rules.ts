/** A learner's own proof rules: what they can ask for, and which items they may be about. */
import { AppError, type ErrorDetail, type OwnRule } from '@waymark/contract';
import { RUNGS } from '@waymark/checks/rungs';
import type { Instant, ProofRules } from '@waymark/learning';
import { items, type AnyItem, type RoadmapDocument } from '@waymark/roadmap';
import { ownRules, type Db } from '@waymark/store';
import { packRuleOf } from '../../programme/rules.ts';
import type { ExplanationPack } from '../explanations/pack.ts';
import type { PracticePack } from '../practice/pack.ts';
import type { QuizPack } from '../quizzes/pack.ts';

/** One proof that this Waymark can make. */
export interface Provable {
  kind: OwnRule['evidence']['kind'];
  subject: string;
  title: string;
}

export interface RulePacks {
  pack: () => Promise<PracticePack>;
  quizzes: () => Promise<QuizPack>;
  explanations: () => Promise<ExplanationPack>;
}

const RULED_KINDS: readonly string[] = ['signal', 'deliverable', 'quick-win', 'resource', 'action'];

/** Everything that a rule can ask for, by kind. */
export async function provables({ pack, quizzes, explanations }: RulePacks): Promise<Provable[]> {
  const practice = (await pack()).all.map((one): Provable => {
    if (one.kind === 'sql') return { kind: 'exercise', subject: one.exercise.slug, title: one.exercise.title };
    return { kind: 'challenge', subject: one.challenge.slug, title: one.challenge.title };
  });
  const checks = RUNGS.flatMap((check): Provable[] => [
    { kind: 'check', subject: check.name, title: check.title },
    ...Object.entries(check.variants).map(([name, { title }]): Provable => {
      return { kind: 'check', subject: `${check.name}:${name}`, title: `${check.title}: ${title}` };
    }),
  ]);
  return [
    ...(await quizzes()).all.map(({ slug, title }): Provable => ({ kind: 'quiz', subject: slug, title })),
    ...(await explanations()).all.map(({ slug, title }): Provable => ({ kind: 'explanation', subject: slug, title })),
    ...practice,
    ...checks,
  ];
}

/** What is wrong with a rule; null where it can be proved here. */
export function problemOf({ evidence }: OwnRule, known: readonly Provable[]): string | null {
  const { kind, subject, atLeast = 1, minValue } = evidence;
  const unknown = subject.find((name) => !known.some((one) => one.kind === kind && one.subject === name));
  if (unknown !== undefined) return `There is no ${kind} “${unknown}” at this Waymark.`;
  if (new Set(subject).size < subject.length) return 'The rule names one thing twice.';
  if (atLeast > subject.length) return `The rule asks for ${atLeast} of ${subject.length}.`;
  if (minValue !== undefined && kind !== 'quiz' && kind !== 'explanation') return `A ${kind} has no score to ask for.`;
  return null;
}

/** Whether an item can have a rule, and whose decision that is; null where the learner's. */
export function whyNotOwn(pack: ProofRules, item: Pick<AnyItem, 'id' | 'kind' | 'title'>): string | null {
  if (!RULED_KINDS.includes(item.kind)) return `“${item.title}” is nothing that can be proved.`;
  if (packRuleOf(pack, item.id)) return `What proves “${item.title}” is decided by the content pack.`;
  return null;
}

/** @throws AppError `invalid-request` */
export function refuseRule(rule: OwnRule, known: readonly Provable[], path: string): void {
  const message = problemOf(rule, known);
  if (message !== null) throw new AppError('invalid-request', message, [{ path, message }]);
}

export type RuleAtLine = { line: number; rule: OwnRule | null };

/**
 * Stores the rules of a text for the items that begin on their lines.
 *
 * @param document with its final ids
 * @throws AppError `invalid-request` with every rule that is about nothing, or cannot be proved
 */
export async function keepRules(
  db: Db,
  programmeId: string,
  document: RoadmapDocument,
  rules: readonly RuleAtLine[],
  { pack, known, now }: { pack: ProofRules; known: readonly Provable[]; now: Instant },
): Promise<void> {
  if (rules.length === 0) return;
  const byLine = Map.groupBy(items(document.roadmap), ({ lines }) => lines.start);
  const details: ErrorDetail[] = [];
  for (const [at, { line, rule }] of rules.entries()) {
    const item = byLine.get(line)?.find(({ kind }) => RULED_KINDS.includes(kind));
    const problem = item === undefined ? `On line ${line} begins nothing that can be proved.` : whyNotOwn(pack, item);
    const message = problem ?? (rule === null ? null : problemOf(rule, known));
    if (message !== null) details.push({ path: `body.rules.${at}`, message });
    else if (item && rule === null) await ownRules.remove(db, programmeId, item.id, 'own');
    else if (item && rule)
      await ownRules.put(db, programmeId, { itemId: item.id, purpose: 'own', rule, createdAt: now });
  }
  if (details.length > 0) {
    const [first] = details;
    throw new AppError('invalid-request', `Nothing was saved; your draft is kept. ${first?.message ?? ''}`, details);
  }
}
