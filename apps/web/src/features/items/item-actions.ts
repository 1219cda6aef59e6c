/** What a learner can do with an item, each with its way back. */
import { CURRENT, itemParams } from '#web/api.ts';
import type { ItemState, ReflowReport } from '#web/api-types.ts';
import { endShiftWords } from '#web/design/words.ts';
import type { Later } from '#web/offline/later.ts';
import type { Shell } from '#web/shell.svelte.ts';

const AT = '/api/programmes/{programme}/items/{kind}/{slug}' as const;

interface Target {
  id: string;
  title: string;
}

const addressOf = (itemId: string): string => `/map?item=${encodeURIComponent(itemId)}`;

/** What a change did to the plan, where that is worth a sentence. */
function effect(report: ReflowReport | null): string {
  return report && report.endShiftDays !== 0 ? ` ${endShiftWords(report.endShiftDays, report.endAfter)}` : '';
}

/** Says that it is done. @returns whether that is saved */
export async function claim(shell: Shell, item: Target, note: string, link: string | null): Promise<boolean> {
  const saved = await shell.save(
    (api, key) =>
      api.call('POST', `${AT}/evidence`, { params: itemParams(item.id), body: { note, link }, idempotencyKey: key }),
    { later: { says: `Done: “${item.title}”.`, text: note, href: addressOf(item.id) } },
  );
  if (!saved.ok) return saved.waits;
  const evidence = saved.value.entry.id;
  shell.say(`Done: “${item.title}”.${effect(saved.value.report)}`, { undo: () => withdrawQuietly(shell, evidence) });
  return true;
}

/** Takes evidence back; giving it again is the way back, where it was the learner's to give. */
export async function withdraw(
  shell: Shell,
  item: Target,
  evidence: { id: string; kind: string; note: string; link: string | null },
): Promise<void> {
  const saved = await withdrawQuietly(shell, evidence.id);
  if (!saved.ok) return;
  if (evidence.kind === 'endorsement') {
    shell.say('Endorsement withdrawn; the history keeps it.');
    return;
  }
  shell.say('Evidence withdrawn; the history keeps it.', {
    undo: () =>
      shell.save((api, key) =>
        api.call('POST', `${AT}/evidence`, {
          params: itemParams(item.id),
          body: { note: evidence.note, link: evidence.link },
          idempotencyKey: key,
        }),
      ),
  });
}

/** Skips an item, puts it off, or opens it again. */
export async function setState(
  shell: Shell,
  item: Target,
  before: ItemState,
  state: 'open' | 'skipped' | 'deferred',
  until: string | null = null,
): Promise<void> {
  const words = { open: 'Open again', skipped: 'Skipped', deferred: 'Put off' }[state];
  const says = `${words}: “${item.title}”.`;
  const saved = await putState(shell, item.id, state, until, { says, href: addressOf(item.id) });
  if (!saved.ok) return;
  // Done is derived from evidence and cannot be set: leaving it open lets the evidence speak again.
  const back = before.state === 'done' ? 'open' : before.state;
  shell.say(`${words}: “${item.title}”.${effect(saved.value.report)}`, {
    undo: () => putState(shell, item.id, back, before.until),
  });
}

function putState(
  shell: Shell,
  itemId: string,
  state: 'open' | 'skipped' | 'deferred',
  until: string | null,
  later?: Later,
) {
  return shell.save(
    (api, key) =>
      api.call('PUT', `${AT}/state`, { params: itemParams(itemId), body: { state, until }, idempotencyKey: key }),
    later ? { later } : {},
  );
}

function withdrawQuietly(shell: Shell, evidence: string) {
  return shell.save((api, key) =>
    api.call('POST', '/api/programmes/{programme}/evidence/{evidence}/withdraw', {
      params: { ...CURRENT, evidence },
      body: {},
      idempotencyKey: key,
    }),
  );
}
