/**
 * Brings a programme to Notion and keeps it in step: what earlier pushes made is changed, never made twice. Before
 * something is made, that is written down; so a push that was cut off, wherever, goes on where it was.
 */
import type { NotionMade, NotionObjectView } from '@waymark/contract';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { Missing, Unsure, type NotionApi } from './api.ts';
import { childrenOf, putBlocks } from './page-blocks.ts';

export interface PushDeps {
  api: NotionApi;
  /** The page of the learner's that everything is made in. */
  page: string;
  objects: readonly NotionObjectView[];
  made: readonly NotionMade[];
  keep: (made: NotionMade) => Promise<void>;
  forget: (object: string) => Promise<void>;
  /** Called after each thing that is in order. */
  step: (done: number, total: number) => void;
}

export interface PushResult {
  made: number;
  changed: number;
  unchanged: number;
  removed: number;
}

/** @throws CommandFailure in words */
export async function push(deps: PushDeps): Promise<PushResult> {
  await findPage(deps);
  return new Push(deps).run();
}

async function findPage({ api, page }: PushDeps): Promise<void> {
  try {
    await api.call('GET', `/v1/pages/${page}`);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    throw new CommandFailure(
      'Notion does not show that page to your integration. Open the page, choose “…”, then “Connections”, add your integration, and run this again. If it is a database, choose a page instead.',
      EXIT.no,
    );
  }
}

class Push {
  readonly #deps: PushDeps;
  readonly #made: Map<string, NotionMade>;
  readonly #result: PushResult = { made: 0, changed: 0, unchanged: 0, removed: 0 };

  constructor(deps: PushDeps) {
    this.#deps = deps;
    this.#made = new Map(deps.made.map((one) => [one.object, one]));
  }

  async run(): Promise<PushResult> {
    const { objects, step } = this.#deps;
    const wanted = new Set(objects.map(({ object }) => object));
    const gone = [...this.#made.values()].filter(({ object }) => !wanted.has(object));
    const total = objects.length + gone.length;
    let done = 0;
    for (const object of objects) {
      await this.#put(object);
      step((done += 1), total);
    }
    for (const one of gone) {
      await this.#remove(one);
      step((done += 1), total);
    }
    return this.#result;
  }

  async #put(object: NotionObjectView): Promise<void> {
    const known = this.#made.get(object.object);
    if (known !== undefined && known.notionId !== null) {
      if (known.hash === object.hash) {
        this.#result.unchanged += 1;
        return;
      }
      if (await this.#change(object, known.notionId)) return;
    }
    const id = await this.#make(object, known !== undefined && known.notionId === null);
    await this.#keep({ object: object.object, notionId: id, hash: '', blocks: [] });
    await this.#fill(object, id);
    this.#result.made += 1;
  }

  /** @returns false where it is gone in Notion: it is then made again */
  async #change(object: NotionObjectView, id: string): Promise<boolean> {
    try {
      await this.#deps.api.call('PATCH', addressOf(object, id), contentOf(object));
      await this.#fill(object, id);
      this.#result.changed += 1;
      return true;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      // What stood in it went with it.
      for (const below of this.#below(object.object)) await this.#forget(below);
      await this.#forget(object.object);
      return false;
    }
  }

  #below(object: string): string[] {
    const children = this.#deps.objects.filter(({ parent }) => parent === object).map((child) => child.object);
    return children.flatMap((child) => [child, ...this.#below(child)]);
  }

  async #fill(object: NotionObjectView, id: string): Promise<void> {
    const before = this.#made.get(object.object)?.blocks ?? [];
    const keep = (blocks: string[], hash: string): Promise<void> =>
      this.#keep({ object: object.object, notionId: id, hash, blocks });
    if (object.kind === 'page')
      await putBlocks(this.#deps.api, id, object.blocks, before, (blocks) => keep(blocks, ''));
    await keep(this.#made.get(object.object)?.blocks ?? [], object.hash);
  }

  /** @param isUnsure whether an earlier push may have made it already */
  async #make(object: NotionObjectView, isUnsure: boolean): Promise<string> {
    const parent = this.#parentOf(object);
    if (!isUnsure) await this.#keep({ object: object.object, notionId: null, hash: '', blocks: [] });
    let mayBeThere = isUnsure;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const found = mayBeThere ? await this.#find(object, parent) : null;
      if (found !== null) return found;
      try {
        const path = object.kind === 'database' ? '/v1/databases' : '/v1/pages';
        const body = { parent: parentOf(object, parent), ...contentOf(object) };
        return ((await this.#deps.api.call('POST', path, body)) as { id: string }).id;
      } catch (error) {
        if (!(error instanceof Unsure)) throw error;
        mayBeThere = true;
      }
    }
    throw new CommandFailure(
      `Notion broke off each time “${object.title}” was to be made. What was made is remembered: run the same command later to go on.`,
      EXIT.unavailable,
    );
  }

  /** Looks for what a request that was cut off may have made. */
  async #find(object: NotionObjectView, parent: string): Promise<string | null> {
    const { api } = this.#deps;
    const known = new Set([...this.#made.values()].map(({ notionId }) => notionId));
    if (object.kind === 'row') {
      const filter = { property: 'Waymark', rich_text: { equals: object.key } };
      const body = { filter, page_size: 10 };
      const { results } = (await api.call('POST', `/v1/databases/${parent}/query`, body, true)) as { results: { id: string }[] }; // prettier-ignore
      return results.find(({ id }) => !known.has(id))?.id ?? null;
    }
    const isIt = object.kind === 'page' ? 'child_page' : 'child_database';
    const found = (await childrenOf(api, parent)).find((child) => child[isIt]?.title === object.title && !known.has(child.id)); // prettier-ignore
    return found?.id ?? null;
  }

  #parentOf({ parent }: NotionObjectView): string {
    return parent === null ? this.#deps.page : (this.#made.get(parent)?.notionId ?? this.#deps.page);
  }

  async #remove({ object, notionId }: NotionMade): Promise<void> {
    if (notionId !== null) {
      try {
        await this.#deps.api.call('DELETE', `/v1/blocks/${notionId}`);
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
      }
    }
    await this.#forget(object);
    this.#result.removed += 1;
  }

  async #keep(made: NotionMade): Promise<void> {
    this.#made.set(made.object, made);
    await this.#deps.keep(made);
  }

  async #forget(object: string): Promise<void> {
    if (!this.#made.delete(object)) return;
    await this.#deps.forget(object);
  }
}

function addressOf({ kind }: NotionObjectView, id: string): string {
  return kind === 'database' ? `/v1/databases/${id}` : `/v1/pages/${id}`;
}

function parentOf({ kind }: NotionObjectView, id: string): object {
  return kind === 'row' ? { database_id: id } : { type: 'page_id', page_id: id };
}

function contentOf({ kind, title, properties }: NotionObjectView): object {
  const words = [{ type: 'text', text: { content: title.slice(0, 2_000).toWellFormed() } }];
  if (kind === 'page') return { properties: { title: { title: words } } };
  return kind === 'database' ? { title: words, properties } : { properties };
}
