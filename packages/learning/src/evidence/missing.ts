/** What a rule still asks for, in words. Clauses start with a lower-case letter or a digit and have no full stop. */
import type { EvidenceEntry } from '../types.ts';
import type { EvidenceLeaf } from './leaf.ts';

interface Words {
  /** "challenges passed", after "8 of 15". */
  counted: string;
  /** What to do when one is enough; `subject` is a quoted name, empty where any will do. */
  ask: (subject: string, leaf: EvidenceLeaf) => string;
}

const WORDS: Readonly<Record<string, Words>> = Object.freeze({
  challenge: { counted: 'challenges passed', ask: (s) => (s ? `pass the challenge ${s}` : 'pass a challenge') },
  exercise: {
    counted: 'SQL exercises passed',
    ask: (s) => (s ? `pass the SQL exercise ${s}` : 'pass an SQL exercise'),
  },
  quiz: {
    counted: 'quizzes passed',
    ask: (s, leaf) =>
      `${leaf.minValue === undefined ? 'pass' : `score ${percent(leaf.minValue)} or more in`} ${named('the quiz', s, 'a quiz')}`,
  },
  explanation: {
    counted: 'explanations written',
    ask: (s) => `write ${named('the explanation', s, 'an explanation')}`,
  },
  check: {
    counted: 'checks passed',
    ask: (s, leaf) =>
      `pass ${named('the check', s, 'a check')}${leaf.minValue === undefined ? '' : ` with ${leaf.minValue} or more`}`,
  },
  'outside-solution': { counted: 'solutions from elsewhere linked', ask: () => 'link a solution from elsewhere' },
  resume: { counted: 'résumés exported', ask: () => 'export your résumé' },
  'profile-link': { counted: 'profiles linked', ask: (s) => `link ${named('your profile', s, 'a profile')}` },
  application: { counted: 'applications recorded', ask: () => 'record an application with its date' },
  claim: { counted: 'claims made', ask: () => 'say that you have done it' },
  doctor: { counted: 'tools found', ask: () => 'run `waymark doctor`' },
});

/**
 * The clause of one leaf that is not met.
 * @param have distinct subjects that count so far
 * @param best the highest value seen for the leaf, where values matter
 */
export function leafClause(leaf: EvidenceLeaf, have: EvidenceEntry[], best: number | null): string {
  const words = wordsFor(leaf.kind);
  const needed = leaf.atLeast ?? 1;
  const strength = leaf.minStrength === undefined ? '' : `, at least ${leaf.minStrength}`;
  const soFar = best === null || leaf.kind !== 'quiz' ? '' : ` (best so far ${percent(best)})`;
  if (needed === 1) return `${words.ask(quoted(leaf, leaf.subject ?? []), leaf)}${strength}${soFar}`;
  return `${have.length} of ${needed} ${words.counted}${strength}${stillMissing(leaf, have)}`;
}

/** One sentence of several clauses. */
export function joinClauses(clauses: string[], word: 'and' | 'or'): string {
  return [...new Set(clauses)].join(`, ${word} `);
}

/** A clause as a sentence; empty stays empty. */
export function sentence(clause: string): string {
  return clause === '' ? '' : `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

function wordsFor(kind: string): Words {
  // Own properties only: a kind called `constructor` is just an unknown kind.
  const known = Object.hasOwn(WORDS, kind) ? WORDS[kind] : undefined;
  const proof = `show proof of the kind ${kind}`;
  return known ?? { counted: `proofs of the kind ${kind}`, ask: (s) => named(proof, s, proof) };
}

function named(noun: string, subject: string, without: string): string {
  return subject === '' ? without : `${noun} ${subject}`;
}

/** Names the few that are left; a long list would bury the sentence. */
function stillMissing(leaf: EvidenceLeaf, have: EvidenceEntry[]): string {
  const wanted = leaf.subject ?? [];
  const met = new Set(have.map((entry) => entry.subject));
  const left = wanted.filter((subject) => !met.has(subject));
  // Where more are named than needed, none of them is missing in particular.
  if (wanted.length !== (leaf.atLeast ?? 1) || left.length > 3) return '';
  return ` (still to come: ${left.map((subject) => nameOf(leaf, subject)).join(', ')})`;
}

function quoted(leaf: EvidenceLeaf, subjects: string[]): string {
  // `name:variant` asks for more than `name`: where both will do, only the easier one is worth saying.
  const easiest = subjects.filter(
    (subject) => !subjects.includes(subject.split(':', 1)[0] ?? '') || !subject.includes(':'),
  );
  if (easiest.length > 3) return '';
  return easiest.map((subject) => `“${nameOf(leaf, subject)}”`).join(' or ');
}

/** A check's name is what the learner types; other subjects read better as words. */
function nameOf(leaf: EvidenceLeaf, subject: string): string {
  return leaf.kind === 'check' ? subject : subject.replaceAll('-', ' ');
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}
