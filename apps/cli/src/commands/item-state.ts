import type { ItemChange } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import { randomUUID } from 'node:crypto';
import type { AnyItem } from '@waymark/roadmap';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { findItem, idParts } from '../shell/find-item.ts';
import { blaze } from '../terminal/style.ts';
import { reportLine } from '../terminal/report.ts';

type Act = (client: Client, params: { programme: string; kind: string; slug: string }) => Promise<ItemChange>;

async function onItem(context: Context, wanted: string, verb: string, act: Act): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const [view, progress] = await Promise.all([
      client.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT }),
      client.call('GET', '/api/programmes/{programme}/progress', { params: CURRENT }),
    ]);
    const rules = new Map(progress.signals.map(({ itemId, ruleId }) => [itemId, ruleId ?? '']));
    const item = findItem(view, wanted, rules);
    const change = await act(client, { ...CURRENT, ...idParts(item.id) });
    print(context, item, verb, change);
    return EXIT.ok;
  });
}

function print({ out }: Context, item: AnyItem, verb: string, change: ItemChange): void {
  out.result({ itemId: item.id, ...change });
  out.line(`${blaze(change.state.state, change.state.strength)} ${verb}: ${item.title}`);
  for (const signal of change.signals.filter(({ itemId }) => itemId !== item.id)) {
    out.line(
      `  ${blaze(signal.state, signal.strength)} ${signal.title}${signal.missing === '' ? '' : ` (${signal.missing})`}`,
    );
  }
  if (change.report) out.line(reportLine(change.report));
}

/** `waymark done ID`: evidence on your word. */
export function done(context: Context, wanted: string, options: { note?: string; link?: string }): Promise<number> {
  return onItem(context, wanted, 'Done (claimed)', (client, params) =>
    client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params,
      body: { note: options.note ?? '', link: options.link ?? null },
      idempotencyKey: randomUUID(),
    }),
  );
}

const STATE_WORDS = { skipped: 'Skipped', deferred: 'Put off', open: 'Open again' };

/** `waymark skip|defer|reopen ID`. */
export function setState(
  context: Context,
  wanted: string,
  state: 'open' | 'skipped' | 'deferred',
  options: { until?: string; note?: string },
): Promise<number> {
  return onItem(context, wanted, STATE_WORDS[state], (client, params) =>
    client.call('PUT', '/api/programmes/{programme}/items/{kind}/{slug}/state', {
      params,
      body: { state, until: options.until ?? null, note: options.note ?? '' },
      idempotencyKey: randomUUID(),
    }),
  );
}
