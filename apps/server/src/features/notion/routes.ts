import { notionProgramme, toNotionApi, type NotionObject } from '@waymark/exports';
import { canonicalJson, notionObjects } from '@waymark/store';
import type { NotionObjectView } from '@waymark/contract';
import { hash } from 'node:crypto';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Library } from '../../programme/open.ts';
import { gather } from './gather.ts';

export function notionHandlers({ library }: { library: Library }): Handlers<'getNotion' | 'putNotionMade'> {
  return {
    async getNotion({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      const programme = notionProgramme(await gather(db, open, library.packRules));
      const objects = toNotionApi(programme, open.settings.timeZone);
      const made = await notionObjects.list(db, open.programme.id, params.page);
      return { objects: objects.map(shown), made };
    },
    async putNotionMade({ db, params, body, now }) {
      const { open } = await library.openToWrite(db, params.programme, now);
      for (const made of body.made) await notionObjects.put(db, open.programme.id, params.page, made, now);
      for (const object of body.gone) await notionObjects.remove(db, open.programme.id, params.page, object);
    },
  };
}

function shown(object: NotionObject): NotionObjectView {
  const { kind, parent, title } = object;
  const blocks = kind === 'page' ? object.blocks : [];
  const properties = kind === 'page' ? {} : object.properties;
  const key = kind === 'row' ? object.key : '';
  const content = canonicalJson([kind, parent, title, blocks, properties]);
  return {
    kind,
    object: object.object,
    parent,
    title,
    key,
    blocks,
    properties,
    hash: hash('sha256', content, 'base64url'),
  };
}
