/** How challenges look from outside. */
import type { ChallengeDetail, ChallengeSummary, Submission } from '@waymark/contract';
import { examplesOf, type Language } from '@waymark/judge';
import { stronger, type EvidenceEntry, type Strength } from '@waymark/learning';
import { renderMarkdown } from '@waymark/roadmap/render';
import type { PracticeMarks, StoredDraft, StoredSubmission } from '@waymark/store';
import { slugOf, type PracticeChallenge } from './pack.ts';

export type PracticeLanguage = Language | 'sql';

/** What the learner did with one challenge. */
export interface Practised {
  counts: ReadonlyMap<string, number>;
  lastAt: string | null;
  marks: PracticeMarks | undefined;
  /** Standing evidence of a pass. */
  evidence: readonly EvidenceEntry[];
}

/** Evidence of a pass: what kind it is, and the item of its own that it is written on. */
export function evidenceOf(one: PracticeChallenge): { kind: string; subject: string; itemId: string } {
  const kind = one.kind === 'code' ? 'challenge' : 'exercise';
  return { kind, subject: slugOf(one), itemId: `${kind}/${slugOf(one)}` };
}

export function languagesOf(one: PracticeChallenge): PracticeLanguage[] {
  if (one.kind === 'sql') return ['sql'];
  const { solutions } = one.challenge;
  return (['python', 'javascript'] as const).filter((name) => solutions.some(({ language }) => language === name));
}

export function summaryOf(one: PracticeChallenge, { counts, lastAt, marks, evidence }: Practised): ChallengeSummary {
  const strength = evidence.map((entry) => entry.strength).reduce<Strength | null>(stronger, null);
  const attempts = (counts.get('pass') ?? 0) + (counts.get('fail') ?? 0);
  const tried = lastAt === null ? 'new' : 'tried';
  const about =
    one.kind === 'code'
      ? { title: one.challenge.title, topic: one.challenge.topic, kind: one.challenge.kind }
      : { title: one.exercise.title, topic: 'SQL', kind: 'sql' as const };
  return {
    slug: slugOf(one),
    ...about,
    difficulty: one.kind === 'code' ? one.challenge.difficulty : one.exercise.difficulty,
    languages: languagesOf(one),
    state: strength !== null ? 'passed' : (marks?.movedOnAt ?? null) !== null ? 'moved-on' : tried,
    strength,
    attempts,
    lastAt,
  };
}

/** Without the seed: whoever knew it would know the hidden cases. */
export function submissionOf(stored: StoredSubmission): Submission {
  const { id, challenge, code, status, createdAt, judgedAt } = stored;
  const language = stored.language as PracticeLanguage;
  return {
    id,
    challenge,
    language,
    code,
    status,
    verdict: stored.verdict as Submission['verdict'],
    createdAt,
    judgedAt,
  };
}

export function draftOf({ language, ...draft }: StoredDraft): ChallengeDetail['drafts'][number] {
  return { ...draft, language: language as PracticeLanguage };
}

export function hintsOf(one: PracticeChallenge, shown: number): ChallengeDetail['hints'] {
  const { hints } = one.kind === 'code' ? one.challenge : one.exercise;
  return { shown: hints.slice(0, shown).map(renderMarkdown), total: hints.length };
}

/** What of the pack a learner sees before and after a pass. */
export function contentOf(
  one: PracticeChallenge,
  isOpen: boolean,
): Pick<ChallengeDetail, 'html' | 'markdown' | 'examples' | 'database' | 'starters' | 'solutions'> {
  if (one.kind === 'sql') {
    const { exercise } = one;
    const markdown = `${exercise.lesson}\n\n${exercise.task}`;
    return {
      html: renderMarkdown(markdown),
      markdown,
      examples: null,
      database: { schema: exercise.schema, rows: exercise.dataSets.find(({ shown }) => shown)?.rows ?? '' },
      starters: [{ language: 'sql', code: exercise.starter }],
      solutions: isOpen ? exercise.solutions.map(({ name, code }) => ({ name, code, language: 'sql' })) : [],
    };
  }
  const { challenge } = one;
  return {
    html: renderMarkdown(challenge.statement),
    markdown: challenge.statement,
    examples: examplesOf(challenge),
    database: null,
    starters: languagesOf(one).flatMap((language) => {
      const code = language === 'sql' ? undefined : challenge.starter[language];
      return code === undefined ? [] : [{ language, code }];
    }),
    solutions: isOpen ? challenge.solutions.map(({ language, name, code }) => ({ language, name, code })) : [],
  };
}
