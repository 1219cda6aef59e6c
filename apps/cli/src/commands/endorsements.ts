import type { Endorsement } from '@waymark/contract';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { jsonIn, readBytes } from '../shell/files.ts';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { safeText } from '../terminal/plain.ts';
import { blaze } from '../terminal/style.ts';

const AT = '/api/programmes/{programme}/endorsements';

export interface EndorsementsOptions {
  look?: string;
}

type Client = Connection['client'];

/** `waymark endorsements [FILE]`: the list; with a file, it is taken in; with `--look ID`, the page is looked at again. */
export async function endorsements(
  context: Context,
  file: string | undefined,
  { look }: EndorsementsOptions,
): Promise<number> {
  if (file !== undefined) return takeIn(context, file);
  return withConnection(context, async ({ client }) => {
    if (look === undefined) return list(context.out, client);
    const params = { ...CURRENT, endorsement: look };
    const endorsement = await client.call('POST', `${AT}/{endorsement}/look`, { params, body: {} });
    context.out.result({ endorsement });
    show(context.out, endorsement);
    return EXIT.ok;
  });
}

async function takeIn(context: Context, file: string): Promise<number> {
  const endorsement = jsonIn(file, await readBytes(file));
  return withConnection(context, async ({ client }) => {
    const work = client.call('POST', AT, { params: CURRENT, body: { endorsement } });
    const taken = await context.out.progress('Taking it in', work);
    context.out.result(taken);
    context.out.line(taken.isNew ? 'Taken in.\n' : 'It was taken in before.\n');
    show(context.out, taken.endorsement);
    return EXIT.ok;
  });
}

async function list(out: Output, client: Client): Promise<number> {
  const all = await client.call('GET', AT, { params: CURRENT });
  out.result(all);
  for (const [at, endorsement] of all.endorsements.entries()) {
    if (at > 0) out.line();
    show(out, endorsement);
  }
  if (all.endorsements.length === 0)
    out.line('Nobody has endorsed anything yet. Ask somebody: waymark explain NAME --ask "Your name" -o request.json');
  return EXIT.ok;
}

function show(out: Output, one: Endorsement): void {
  const { style, width } = out;
  const stands = one.withdrawn ? 'withdrawn' : one.counts ? 'endorsed' : 'counts for nothing: its text does not stand';
  const words = safeText(`Endorsed by ${one.name}: ${one.explanation}, on ${one.endorsedAt.slice(0, 10)}`);
  out.line(`${one.counts ? style.paint(blaze('done', 'endorsed')) : '-'} ${wrap(words, width, 2)} (${stands})`);
  for (const line of safeText(one.note).split('\n')) out.line(`  ${wrap(line, width, 2)}`);
  out.line(style.dim(`  ${wrap(pageWords(one), width, 2)}`));
  out.line(style.dim(`  key ${one.key}, text sha256:${one.digest}`));
  out.line(style.dim(`  id ${one.id}`));
}

function pageWords({ page, look }: Endorsement): string {
  if (page === null) return 'Signed with another key than yours; whose it is, only the name says.';
  const at = `${safeText(page)}${look === null ? '' : `, looked at ${look.lookedAt.slice(0, 10)}`}`;
  if (look?.found === 'named') return `Their page carries this key: ${at}.`;
  if (look?.found === 'unnamed') return `Their page does not carry this key: ${at}.`;
  return `Their page ${look === null ? 'has not been looked at' : 'could not be read'}: ${at}. ${safeText(look?.reason ?? '')}`.trim();
} // prettier-ignore
