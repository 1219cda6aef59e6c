import type { Choice } from '@waymark/roadmap';
import { withConnection, type Connection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { writeWhole } from '../shell/files.ts';
import { conflictsFile, hashOf, remember, removeFile } from '../sync/memory.ts';
import { contradictions, decide, marked, settled, type Both, type Settled } from '../sync/settle.ts';
import { hasMarkers, readSides, readText, type Sides } from '../sync/sides.ts';
import { askAt } from '../terminal/ask.ts';
import { reportLine } from '../terminal/report.ts';

export interface SyncOptions {
  check?: boolean;
  take?: string;
}

/** What a sync came to, for `--json`. */
type Outcome = 'same' | 'file-written' | 'programme-changed' | 'both' | 'conflicts' | 'differ';

interface Run {
  context: Context;
  client: Connection['client'];
  named: string;
  sides: Sides;
}

/**
 * `waymark sync FILE`: a roadmap in the learner's own repository and the programme say the same afterwards. What changed
 * in the file goes into the programme, what changed here into the file; what contradicts is asked, or written beside the
 * file. Ends with 1 where they differ (`--check`) or contradictions wait. Never runs Git.
 */
export async function sync(context: Context, named: string, options: SyncOptions): Promise<number> {
  if (options.take !== undefined && options.take !== 'file' && options.take !== 'programme')
    throw new CommandFailure('--take says which side is right where both changed: file or programme.');
  return withConnection(context, async ({ client }) => {
    const run: Run = { context, client, named, sides: await readSides(client, named) };
    if (run.sides.text === run.sides.programme.text)
      return finish(run, 'same', run.sides.programme, 'They say the same.');
    if (options.check === true) return differ(run);
    return bring(run, options.take);
  });
}

async function bring(run: Run, take: string | undefined): Promise<number> {
  const { text, base, programme } = run.sides;
  if (text === null || text === base) return intoFile(run);
  if (programme.text === base) return intoProgramme(run, { source: text, kept: [] }, 'programme-changed');
  if (base !== null) return both(run, { base, file: text, programme: programme.text }, take);
  if (take === 'file') return intoProgramme(run, { source: text, kept: [] }, 'programme-changed');
  if (take === 'programme') return intoFile(run);
  throw new CommandFailure(
    `${run.named} and “${programme.title}” differ, and nothing is known of what they had in common. Say which is right: --take file or --take programme. The programme keeps all its versions.`,
    EXIT.no,
  );
}

function differ({ context: { out }, named, sides: { text, base, programme } }: Run): number {
  const isFile = text !== base;
  const isProgramme = programme.text !== base;
  const who =
    text === null
      ? 'there is no file yet'
      : isFile && isProgramme
        ? 'both changed'
        : isFile
          ? 'the file changed'
          : 'the programme changed';
  out.result({ outcome: 'differ' satisfies Outcome, file: isFile, programme: isProgramme });
  out.line(`${named} and “${programme.title}” differ: ${who}.`);
  return EXIT.no;
}

async function intoFile(run: Run): Promise<number> {
  const { programme } = run.sides;
  await writeText(run, programme.text);
  return finish(run, 'file-written', programme, `What changed in “${programme.title}” is in ${run.named} now.`);
}

/** Nobody's change since it was read is written over. */
async function writeText({ named, sides: { file, text } }: Run, next: string): Promise<void> {
  if ((await readText(file)) !== text)
    throw new CommandFailure(`${named} changed while it was synced. It was left alone; sync again.`, EXIT.no);
  await writeWhole(file, next);
}

async function intoProgramme(run: Run, { source, kept }: Settled, outcome: Outcome): Promise<number> {
  const { programme } = run.sides;
  const saved = await run.client.call('POST', '/api/programmes/{programme}/upstream/sync', {
    params: { programme: programme.id },
    body: { source, kept, baseVersion: programme.version },
  });
  // The file second: if it fails, the next sync finds what it lacks in the programme.
  if (source !== run.sides.text) await writeText(run, source);
  const { out } = run.context;
  const { added, unmatched } = saved.reconciliation;
  const lost = saved.orphans.filter(({ evidence, minutes, note }) => evidence + minutes > 0 || note);
  for (const { title } of lost)
    out.remark(`“${title}” is gone from the roadmap; what you kept under it is still in the programme’s history.`);
  const what = `${added.length} ${added.length === 1 ? 'item is' : 'items are'} new, ${unmatched.length} gone.`;
  const words =
    outcome === 'both'
      ? 'Both changed, and say the same now'
      : `What changed in ${run.named} is in “${programme.title}” now`;
  const plan = saved.report === null ? '' : ` ${reportLine(saved.report)}`;
  return finish(run, outcome, { ...programme, version: saved.version, text: source }, `${words}: ${what}${plan}`);
}

async function both(run: Run, texts: Both, take: string | undefined): Promise<number> {
  const aside = conflictsFile(run.sides.file);
  const solved = await readText(aside);
  if (solved !== null) return withSolved(run, texts, aside, solved);
  const asked = contradictions(texts);
  const choices = asked.length === 0 ? new Map<string, Choice>() : await decisions(run, asked, take);
  if (choices !== null) return intoProgramme(run, settled(texts, choices), 'both');
  return writeAside(run, texts, aside, asked);
}

async function decisions(
  { context: { out } }: Run,
  asked: ReturnType<typeof contradictions>,
  take: string | undefined,
): Promise<Map<string, Choice> | null> {
  if (take !== undefined) return new Map(asked.map(({ itemId }) => [itemId, take === 'file' ? 'take' : 'leave']));
  const ask = askAt((text) => out.raw(text));
  try {
    return ask.isTerminal && !out.json ? await decide(asked, ask, out) : null;
  } finally {
    ask.close();
  }
}

async function writeAside(
  run: Run,
  texts: Both,
  aside: string,
  asked: ReturnType<typeof contradictions>,
): Promise<number> {
  const { context, sides } = run;
  await writeWhole(aside, marked(texts, { file: 'the file' }));
  const waiting = { fileHash: hashOf(texts.file), programmeHash: hashOf(texts.programme) };
  const { programme } = sides;
  const known = sides.remembered ?? { programme: programme.id, version: programme.version, hash: hashOf(texts.base) };
  await remember(sides.file, { ...known, waiting });
  context.out.result({ outcome: 'conflicts' satisfies Outcome, conflicts: asked, file: aside });
  for (const { title, itemId } of asked) context.out.remark(`conflict: ${title} (${itemId}) was changed on both sides`);
  context.out.remark(
    `Nothing was changed on either side. Both texts stand in ${aside}: solve the marked places there and sync again, or say --take file or --take programme.`,
  );
  return EXIT.no;
}

/** The learner solved the contradictions in the file beside. */
async function withSolved(run: Run, texts: Both, aside: string, solved: string): Promise<number> {
  const { waiting } = run.sides.remembered ?? {};
  if (hasMarkers(solved))
    throw new CommandFailure(`${aside} still has marked places. Solve them, then sync again.`, EXIT.no);
  if (waiting?.fileHash !== hashOf(texts.file) || waiting.programmeHash !== hashOf(texts.programme)) {
    throw new CommandFailure(
      `${aside} is about an older state of the file or the programme. Take what you need from it, remove it, and sync again.`,
      EXIT.no,
    );
  }
  const code = await intoProgramme(run, { source: solved, kept: [] }, 'both');
  await removeFile(aside);
  return code;
}

async function finish(run: Run, outcome: Outcome, programme: Sides['programme'], says: string): Promise<number> {
  const { id, version, text } = programme;
  await remember(run.sides.file, { programme: id, version, hash: hashOf(text) });
  run.context.out.result({ outcome, programme: id, version });
  run.context.out.line(says);
  return EXIT.ok;
}
