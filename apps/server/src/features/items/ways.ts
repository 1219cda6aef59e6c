/** Where an item can be worked on at Waymark itself: quizzes, explanations and pages that belong to it, or that its rule asks for. */
import type { ItemDetail } from '@waymark/contract';
import type { ExplainTask, ProofRule, ProofRules, Quiz } from '@waymark/learning';
import { phaseOf, type AnyItem, type Roadmap } from '@waymark/roadmap';

type Way = ItemDetail['ways'][number];

export interface WayPacks {
  quizzes: readonly Pick<Quiz, 'slug' | 'title' | 'about'>[];
  explanations: readonly Pick<ExplainTask, 'slug' | 'title' | 'about'>[];
  pages: readonly { slug: string; title: string; about: readonly string[] }[];
}

/** @returns quizzes first; of a phase, those of everything in it */
export function waysTo(roadmap: Roadmap, rules: ProofRules, item: AnyItem, packs: WayPacks): Way[] {
  const rule = [rules.signals, rules.deliverables ?? [], rules.quickWins ?? []]
    .flat()
    .find(({ itemId }) => itemId === item.id)?.rule;
  const asked = rule === undefined ? [] : leavesOf(rule);
  const belongs = (about: readonly string[]): boolean =>
    about.some((id) => id === item.id || (item.kind === 'phase' && phaseOf(roadmap, id)?.id === item.id));
  const of = (kind: Way['kind'], list: WayPacks['pages']): Way[] =>
    list
      .filter(({ slug, about }) => belongs(about) || asked.some((leaf) => leaf.kind === kind && leaf.slug === slug))
      .map(({ slug, title }) => ({ kind, slug, title }));
  return [...of('quiz', packs.quizzes), ...of('explanation', packs.explanations), ...of('page', packs.pages)];
}

function leavesOf(rule: ProofRule): { kind: string; slug: string }[] {
  if ('all' in rule) return rule.all.flatMap(leavesOf);
  if ('any' in rule) return rule.any.flatMap(leavesOf);
  const { kind, subject } = rule.evidence;
  return (subject ?? []).map((slug) => ({ kind, slug }));
}
