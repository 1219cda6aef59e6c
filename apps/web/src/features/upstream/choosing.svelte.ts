/** What is chosen of an upstream's changes on the page; nothing of it is stored before Save. */
import { CURRENT } from '#web/api.ts';
import type { UpstreamChangeView, UpstreamView } from '@waymark/contract';

export type Pick = 'take' | 'leave' | 'own';

export const UPSTREAM = '/api/programmes/{programme}/upstream';

export class Choosing {
  readonly view: UpstreamView;
  /** Changes that are not in the programme yet. */
  readonly asked: UpstreamChangeView[];
  /** By the item's id; what is not here is undecided. */
  picks = $state<Record<string, Pick | undefined>>({});
  texts = $state<Record<string, string>>({});
  /** Dropped items and the new ones that take over what is kept under them. */
  homes = $state<Record<string, string>>({});

  constructor(view: UpstreamView) {
    this.view = view;
    this.asked = view.changes.filter(({ status }) => status !== 'same');
    for (const { itemId, suggested, mine } of this.asked) {
      this.picks[itemId] = suggested ?? undefined;
      this.texts[itemId] = mine ?? '';
    }
  }

  get undecided(): UpstreamChangeView[] {
    return this.asked.filter(({ itemId }) => this.picks[itemId] === undefined);
  }

  /** New items of the kind of a dropped one. */
  homesFor(itemId: string): UpstreamChangeView[] {
    const kind = itemId.slice(0, itemId.indexOf('/'));
    return this.asked.filter((one) => one.kind === 'added' && one.itemKind === kind);
  }

  body() {
    const choices = this.asked.flatMap(({ itemId }) => {
      const choice = this.picks[itemId];
      if (choice === undefined) return [];
      return [choice === 'own' ? { itemId, choice, text: this.texts[itemId] ?? '' } : { itemId, choice }];
    });
    const homes = Object.entries(this.homes).flatMap(([itemId, to]) => (to === '' ? [] : [{ itemId, to }]));
    const from = this.view.from ?? 'pack';
    return { params: CURRENT, body: { from, state: this.view.state, choices, homes } };
  }
}
