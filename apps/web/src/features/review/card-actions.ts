/** What a learner does with cards; what can be taken back carries an undo. */
import { CURRENT } from '#web/api.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { Card } from '@waymark/contract';

const CARDS = '/api/programmes/{programme}/review/cards';
const CARD = '/api/programmes/{programme}/review/cards/{card}';

export interface CardText {
  front: string;
  back: string;
  tags: string[];
  itemId: string | null;
}

/** Adds a card, or changes the given one unless somebody else did since. */
export function saveCard(shell: Shell, card: Card | null, text: CardText) {
  return shell.save(
    (api, key) =>
      card === null
        ? api.call('POST', CARDS, { params: CURRENT, body: text, idempotencyKey: key })
        : api.call('PUT', CARD, {
            params: { ...CURRENT, card: card.id },
            body: { ...text, version: card.version },
            idempotencyKey: key,
          }),
    { quiet: true },
  );
}

export async function setAside(shell: Shell, { id }: Pick<Card, 'id'>, aside: boolean): Promise<void> {
  const set = (yes: boolean) =>
    shell.save((api, key) =>
      api.call('PUT', `${CARD}/aside`, { params: { ...CURRENT, card: id }, body: { aside: yes }, idempotencyKey: key }),
    );
  const done = await set(aside);
  if (done.ok) shell.say(aside ? 'Set aside.' : 'Back in the review.', { undo: () => set(!aside) });
}

/** Deletes a card once the way back is gone. @param hide shows the list without it meanwhile */
export function deleteLater(shell: Shell, { id }: Pick<Card, 'id'>, hide: (hidden: boolean) => void): void {
  hide(true);
  shell.say('Card deleted.', {
    undo: () => hide(false),
    commit: async () => {
      const done = await shell.save((api, key) =>
        api.call('DELETE', CARD, { params: { ...CURRENT, card: id }, idempotencyKey: key }),
      );
      if (!done.ok) hide(false);
    },
  });
}
