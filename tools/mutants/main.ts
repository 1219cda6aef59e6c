/**
 * Every single-change mutant of the model answers against the checks that are about it.
 *
 *   npm run mutants                      all of them, with a line of progress every five seconds
 *   npm run mutants -- flask             those of one model answer
 *   npm run mutants -- express/todos.js  those of some files
 *   npm run mutants -- --part 1/50       every fiftieth, always the same ones: what CI tries
 *   npm run mutants -- --list            also prints each that no check rejects, as it would stand in accepted
 *   npm run mutants -- --seed HEX        with other random values in the checks
 *
 * Ends with 1 where a mutant passes unexplained, or an entry of accepted is out of date.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { readAccepted, stale } from './accepted.ts';
import { allMutants, ANSWERS, canBeMade, missingFor, type Candidate, type ModelAnswer } from './answers.ts';
import { hunt } from './hunt.ts';
import { keyOf, type ServerMutant } from './make.ts';
import { classed, ratiosOf, table, type Counted } from './report.ts';

const BEAT_MS = 5_000;

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    part: { type: 'string', default: '1/1' },
    lanes: { type: 'string', default: '8' },
    list: { type: 'boolean', default: false },
    seed: { type: 'string' },
  },
});

/** A part holds the same mutants whatever stands around them. */
function isInPart(mutant: ServerMutant): boolean {
  const [part = 1, of = 1] = values.part.split('/').map(Number);
  return createHash('sha256').update(keyOf(mutant)).digest().readUInt32BE() % of === part - 1;
}

function isHere(answer: ModelAnswer): boolean {
  const missing = missingFor(answer);
  const files = Object.keys(answer.files);
  const left = files.length === 1 ? `${answer.folder}/${files[0]}` : `${files.length} files in ${answer.folder}`;
  if (missing !== null) console.log(`The mutants of ${left} are left out: ${missing}.`);
  return missing === null;
}

/** By its file, or by the folder of its answer; without a name all are meant. */
function isNamed({ file }: ServerMutant): boolean {
  return names.length === 0 || names.some((name) => file === name || file.startsWith(`${name}/`));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function printProblems(counted: readonly Counted[], outdated: readonly string[]): void {
  for (const { mutant, outcome, class: is } of counted) {
    if (is === 'unexplained') console.log(`passes: ${mutant.file}:${mutant.line}  ${mutant.change}  (${outcome.end})`);
    if (is === 'no longer')
      console.log(
        `accepted, but rejected by ${outcome.step ?? 'its start'}: ${mutant.file}:${mutant.line}  ${mutant.change}`,
      );
  }
  for (const key of outdated) console.log(`accepted, but there is no such mutant: ${key}`);
}

/** The unexplained ones as entries that lack their reasons. */
function printEntries(counted: readonly Counted[]): void {
  const open = counted.filter((one) => one.class === 'unexplained').map(({ mutant }) => mutant);
  const entries = Object.groupBy(open, ({ file }) => file);
  const shaped = Object.entries(entries).map(([file, some = []]) => {
    const lines = Object.entries(Object.groupBy(some, ({ at }) => at));
    return [file, lines.map(([at, of = []]) => ({ at, changes: of.map(({ change }) => change), kind: '', why: '' }))];
  });
  if (open.length > 0) console.log(`\n${stringify(Object.fromEntries(shaped), { lineWidth: 0 })}`);
}

async function main(): Promise<number> {
  const made = ANSWERS.filter(canBeMade);
  const accepted = await readAccepted(made.map(({ folder }) => folder));
  const all = await allMutants(made);
  const here = ANSWERS.filter(isHere);
  const isTried = (one: Candidate): boolean => accepted.get(keyOf(one))?.kind !== 'not tried';
  const mutants = all.filter((one) => here.includes(one.answer) && isTried(one) && isNamed(one) && isInPart(one));
  if (mutants.length === 0) throw new Error(`There are no mutants of ${names.join(', ')} in part ${values.part}.`);
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0);
  let seen = 0;
  const beat = setInterval(() => console.log(`  ${seen} of ${mutants.length} mutants, ${seconds()} s`), BEAT_MS);
  const tried = await hunt(mutants, {
    lanes: Number(values.lanes),
    ...(values.seed !== undefined && { seed: values.seed }),
    onTried: (done) => (seen = done),
  }).finally(() => clearInterval(beat));
  const counted = tried.map((one) => ({ ...one, class: classed(one, accepted) }));
  const outdated = stale(accepted, all);
  printProblems(counted, outdated);
  if (values.list) printEntries(counted);
  console.log(`\n${table(counted, 'answer', ({ mutant }) => mutant.answer.folder)}`);
  console.log(`\n${table(counted, 'file', ({ mutant }) => mutant.file)}`);
  console.log(
    `\n${table(counted, 'check', ({ mutant, outcome }) => outcome.step?.split('/')[0] ?? mutant.asked[0] ?? '')}`,
  );
  const { raw, ofWrong } = ratiosOf(counted);
  console.log(`\n${mutants.length} mutants in ${seconds()} s. Of those that start ${percent(raw)} are noticed;`);
  console.log(`of those that break a brief ${percent(ofWrong)}.`);
  const isWell =
    outdated.length === 0 && counted.every((one) => one.class !== 'unexplained' && one.class !== 'no longer');
  return isWell ? 0 : 1;
}

process.exitCode = await main();
