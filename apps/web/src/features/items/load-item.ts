/** Reads the item that `?item=` names, for the panel over a screen. */
import type { ItemDetail } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import { itemParams } from '#web/api.ts';
import { failureOf, type Failure } from '#web/load-failure.ts';

export interface ItemPanel {
  itemId: string;
  detail: ItemDetail | null;
  /** Why there is no detail. */
  failure: Failure | null;
}

/** @returns the item, or why it cannot be shown: the screen under the panel must not break over it */
export async function loadItem(api: Client, itemId: string): Promise<ItemPanel> {
  try {
    const at = '/api/programmes/{programme}/items/{kind}/{slug}';
    return { itemId, detail: await api.call('GET', at, { params: itemParams(itemId) }), failure: null };
  } catch (error) {
    return { itemId, detail: null, failure: failureOf(error) };
  }
}
