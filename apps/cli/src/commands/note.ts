import type { ItemDetail } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';
import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { readBytes } from '../shell/files.ts';
import { findItem, idParts } from '../shell/find-item.ts';
import { editText } from '../terminal/edit.ts';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { safeText } from '../terminal/plain.ts';

const AT = '/api/programmes/{programme}/items/{kind}/{slug}';
/** Somebody who writes at the same time writes only so often. */
const MOST_TRIES = 3;

export interface NoteOptions {
  edit?: boolean;
  replace?: boolean;
}

type Client = Connection['client'];
type Params = { programme: string; kind: string; slug: string };

/** `waymark note ID [TEXT]`: shows the note on an item and where it is mentioned, or writes it. */
export async function note(
  context: Context,
  wanted: string,
  text: string | undefined,
  options: NoteOptions,
): Promise<number> {
  if (options.edit === true && text !== undefined)
    throw new CommandFailure('Give the text, or --edit to write it in your editor; not both.');
  if (options.replace === true && text === undefined)
    throw new CommandFailure('--replace needs the text that takes the place of the note.');
  // What is to be written is read before anything is asked: nobody waits for a server in the middle of a sentence.
  const given = text === '-' ? new TextDecoder().decode(await readBytes('-')) : text;
  return withConnection(context, async ({ client }) => {
    const view = await client.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT });
    const item = findItem(view, wanted);
    const params = { ...CURRENT, ...idParts(item.id) };
    if (options.edit === true) await edit(context, client, params);
    else if (given !== undefined) await add(client, params, given, options.replace === true);
    show(context.out, await client.call('GET', AT, { params }), options.edit === true || given !== undefined);
    return EXIT.ok;
  });
}

/** Below what stands there, after an empty line; what somebody writes meanwhile stays. */
async function add(client: Client, params: Params, text: string, replace: boolean): Promise<void> {
  if (text.trim() === '' && !replace)
    throw new CommandFailure('There is nothing to add. Write the text after the item.');
  for (let tries = 1; ; tries += 1) {
    const { note: before } = await client.call('GET', AT, { params });
    const above = before.markdown.trimEnd();
    const markdown = replace || above === '' ? text.trim() : `${above}\n\n${text.trim()}`;
    try {
      await put(client, params, markdown, before.version);
      return;
    } catch (error) {
      if (!isOvertaken(error) || tries === MOST_TRIES) throw error;
    }
  }
}

async function edit({ env }: Context, client: Client, params: Params): Promise<void> {
  const { note: before } = await client.call('GET', AT, { params });
  const text = await editText(before.markdown, env, {
    name: 'note.md',
    instead: 'give the text: waymark note ID TEXT',
  });
  if (text.trimEnd() === before.markdown.trimEnd()) return;
  try {
    await put(client, params, text.trimEnd(), before.version);
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    throw new CommandFailure(
      `The note was changed elsewhere while you wrote. Nothing is written over; put yours in with waymark note ID --edit:\n\n${text}`,
    );
  }
}

function put(client: Client, params: Params, markdown: string, version: number) {
  return client.call('PUT', `${AT}/note`, { params, body: { markdown, version }, idempotencyKey: randomUUID() });
}

function isOvertaken(error: unknown): boolean {
  return error instanceof ApiError && error.body.code === 'precondition-failed';
}

/** The note goes out as it is written, so that it can be piped into a file; what belongs to it goes beside it. */
function show(out: Output, { item, note: standing, mentionedIn }: ItemDetail, isWritten: boolean): void {
  out.result({ itemId: item.id, title: item.title, ...standing, mentionedIn });
  if (out.json) return;
  out.remark(out.style.bold(safeText(isWritten ? `Written: ${item.title}` : item.title)));
  if (standing.markdown !== '') out.line(safeText(standing.markdown));
  else out.remark('There is no note yet. Write one: waymark note ID TEXT, or with --edit.');
  if (mentionedIn.length === 0) return;
  out.remark('\nMentioned in:');
  for (const { itemId, title, text } of mentionedIn) {
    out.remark(`  ${safeText(title)}  ${itemId}`);
    out.remark(`    ${wrap(safeText(text), out.width, 4)}`);
  }
}
