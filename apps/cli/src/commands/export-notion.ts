import type { NotionMade } from '@waymark/contract';
import { NotionApi } from '../notion/api.ts';
import { push } from '../notion/push.ts';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { bar } from '../terminal/format.ts';

const DEFAULT_API = 'https://api.notion.com';
const AT = '/api/programmes/{programme}/notion/{page}';

/** `waymark export --to notion --page PAGE`: makes the programme there, or brings what is there up to date. */
export async function exportToNotion(context: Context, options: { page?: string }): Promise<number> {
  const page = pageOf(options.page);
  const api = new NotionApi({ token: tokenOf(context), base: baseOf(context) });
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const params = { ...CURRENT, page };
    const { objects, made } = await client.call('GET', AT, { params });
    const save = async (body: { made: NotionMade[]; gone: string[] }): Promise<void> => {
      await client.call('PUT', AT, { params, body });
    };
    let [done, total] = [0, objects.length];
    const pushed = push({
      ...{ api, page, objects, made },
      keep: (one) => save({ made: [one], gone: [] }),
      forget: (object) => save({ made: [], gone: [object] }),
      step: (now, all) => ([done, total] = [now, all]),
    });
    const result = await out.progress(
      () => `Pushing to Notion ${bar(done / Math.max(total, 1), 20)} ${done} of ${total}`,
      pushed,
    );
    out.result(result);
    const { made: fresh, changed, unchanged, removed } = result;
    out.line(`In Notion: ${fresh} made, ${changed} changed, ${unchanged} as they were, ${removed} removed.`);
    return EXIT.ok;
  });
}

/** The address of a page ends in its id, which may be written with dashes. */
function pageOf(given: string | undefined): string {
  const id = /([0-9a-f]{32})$/i.exec((given ?? '').replace(/[?#].*$/, '').replaceAll('-', ''))?.[1];
  if (id !== undefined) return id.toLowerCase();
  throw new CommandFailure(
    'Say which page of yours in Notion it should stand in: `--page` takes its address or its id (32 letters and digits). Share that page with your integration first: “…”, then “Connections”.',
  );
}

function tokenOf({ env }: Context): string {
  const token = env['NOTION_TOKEN'] ?? '';
  if (/^[\x21-\x7e]{8,300}$/.test(token)) return token;
  throw new CommandFailure(
    'Set NOTION_TOKEN to the secret of an integration of yours: make one at notion.so/my-integrations, then share a page with it. Waymark uses the token for this one run and keeps it nowhere.',
  );
}

/** Https, so that the token is read by nobody on the way; on this machine itself there is no way. */
function baseOf({ env }: Context): string {
  const given = env['WAYMARK_NOTION_API'] ?? '';
  const text = given === '' ? DEFAULT_API : given;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isHere)) && url.username === '')
    return text.replace(/\/+$/, '');
  throw new CommandFailure(
    'WAYMARK_NOTION_API is no https address; leave it out for https://api.notion.com.',
    EXIT.usage,
  );
}
