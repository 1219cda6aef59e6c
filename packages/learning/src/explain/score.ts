/**
 * A text held against a rubric: which ideas it states, and whether it is an explanation at all.
 *
 * It is done by machine and knows no meaning: it sees words near each other in whole sentences. What it can tell and
 * what it cannot is in docs/adr/0016-explanations-are-scored-by-machine.md.
 */
import { matches, type Pattern } from './pattern.ts';
import { isProse, sentencesOf, statesNothing, type Sentence } from './sentences.ts';
import type {
  ExplainTask, IdeaResult, MisconceptionResult, Quote, RequiredIdea, TextProblem, TextScore,
} from './types.ts'; // prettier-ignore
import { wordsOf } from './words.ts';

/** Ideas that one sentence can show before it is a list of them. */
const MOST_IDEAS_A_SENTENCE = 3;
/** Words; what is longer is no sentence, shows no idea, and would only cost time. */
const LONGEST_READ = 160;
const SHINGLE = 4;
/** A sentence shares this much with the task's own words: it was copied. */
const COPIED_SHARE = 0.6;

/**
 * @param text as the learner wrote it; the caller bounds its length
 * @returns what was found; the order of the sentences and what else the text says change nothing of it
 */
export function scoreText(task: ExplainTask, text: string): TextScore {
  const all = sentencesOf(text);
  const sorted = sort(task, all);
  const stating = sorted.counted.filter((sentence) => !statesNothing(sentence));
  const shown = task.ideas.map((idea) => ({ idea, by: saying(idea.shown, stating) }));
  // Also where it does not count: what is wrong is wrong in a repeated or copied sentence, too.
  const said = all.filter((sentence) => sentence.tokens.length <= LONGEST_READ && !statesNothing(sentence));
  const misconceptions = task.misconceptions.flatMap(({ id, name, why, stated }): MisconceptionResult[] => {
    const [first] = saying(stated, said);
    return first === undefined ? [] : [{ id, name, why, quote: quoteOf(first) }];
  });
  const words = wordsIn(all);
  const counted = wordsIn(sorted.counted);
  const found = shown.filter(({ by }) => by.length > 0);
  const problems = problemsOf(task, words, counted, sorted);
  if (new Set(found.flatMap(({ by }) => by)).size * MOST_IDEAS_A_SENTENCE < found.length) problems.push('crammed');
  const share = task.ideas.length === 0 ? 0 : found.length / task.ideas.length;
  const lacksMust = shown.some(({ idea, by }) => idea.must && by.length === 0);
  return {
    ...{ words, counted, problems, misconceptions, share },
    ideas: shown.map(({ idea, by: [first] }) => resultOf(idea, first)),
    passed: share >= task.pass && !lacksMust && misconceptions.length === 0 && problems.length === 0,
  };
}

function saying(patterns: readonly Pattern[], sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter((sentence) => patterns.some((pattern) => matches(pattern, sentence)));
}

function resultOf({ id, name, must, advice }: RequiredIdea, said: Sentence | undefined): IdeaResult {
  return { id, name, must, quote: said === undefined ? null : quoteOf(said), advice: said === undefined ? advice : '' };
}

function quoteOf({ start, end, text }: Sentence): Quote {
  return { start, end, text };
}

/** As a person counts them: `don't` is one. */
function wordsIn(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { tokens }) => sum + new Set(tokens.map(({ start }) => start)).size, 0);
}

interface Sorted {
  counted: Sentence[];
  copied: Sentence[];
  repeated: Sentence[];
  lists: Sentence[];
}

/** Which sentences count: whole ones, the learner's own, each once. */
function sort(task: ExplainTask, sentences: readonly Sentence[]): Sorted {
  const own = shinglesOfTask(task);
  const sorted: Sorted = { counted: [], copied: [], repeated: [], lists: [] };
  const seen = new Set<string>();
  for (const sentence of sentences) {
    const same = sentence.tokens.map(({ stem }) => stem).join(' ');
    const kind = !isProse(sentence)
      ? 'lists'
      : isCopied(sentence, own)
        ? 'copied'
        : seen.has(same)
          ? 'repeated'
          : 'counted';
    seen.add(same);
    sorted[kind].push(sentence);
  }
  return sorted;
}

function problemsOf(
  { words: { least, most } }: ExplainTask,
  words: number,
  counted: number,
  sorted: Sorted,
): TextProblem[] {
  const problems: TextProblem[] = [];
  if (words > most) problems.push('long');
  if (counted >= least) return problems;
  if (words < least) return [...problems, 'short' as const];
  const reasons = (['lists', 'copied', 'repeated'] as const).toSorted(
    (a, b) => wordsIn(sorted[b]) - wordsIn(sorted[a]),
  );
  return [...problems, reasons[0] === 'lists' ? ('list' as const) : (reasons[0] ?? 'short')];
}

/** Runs of four words in everything that the task says to the learner, before or after an attempt. */
function shinglesOfTask({ prompt, guidance, summary, ideas, misconceptions }: ExplainTask): Set<string> {
  const texts = [
    ...[prompt, guidance, summary],
    ...ideas.flatMap(({ name, means, advice }) => [name, means, advice]),
    ...misconceptions.flatMap(({ name, why }) => [name, why]),
  ];
  return new Set(texts.flatMap((text) => shingles(wordsOf(text).map(({ stem }) => stem))));
}

function shingles(stems: readonly string[]): string[] {
  return stems.slice(SHINGLE - 1).map((_, at) => stems.slice(at, at + SHINGLE).join(' '));
}

function isCopied({ tokens }: Sentence, own: ReadonlySet<string>): boolean {
  const runs = shingles(tokens.map(({ stem }) => stem));
  return runs.filter((run) => own.has(run)).length >= COPIED_SHARE * runs.length;
}
