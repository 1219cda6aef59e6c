import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../parse.ts';
import { seedDocument } from '../seed.fixture.ts';
import { items } from './items.ts';
import { webLinks } from './web-links.ts';

describe('the links of an item', () => {
  it('are its own address, its further ones and those in its text, each once', () => {
    const { roadmap } = parse(
      `# R\n\n## Learn\n- [One](https://one.example/a) and [two](https://two.example) ([one](https://one.example/a), [mail](mailto:a@b.example))\n`,
    );
    const found = items(roadmap).map((item) => webLinks(item).map(({ url }) => url));
    assert.ok(found.some((urls) => urls.join(' ') === 'https://one.example/a https://two.example'), JSON.stringify(found)); // prettier-ignore
    assert.doesNotMatch(JSON.stringify(found), /mailto/);
  });

  it('of the backend roadmap are nine pages and their parts, and belong to the items that name them', () => {
    const all = items(seedDocument().roadmap).flatMap((item) =>
      webLinks(item).map(({ url }) => ({ id: item.id, url })),
    );
    const links = new Set(all.map(({ url }) => url));
    assert.ok(all.every(({ id }) => !id.startsWith('phase/')));
    assert.equal(links.size, 9);
    assert.equal(all.filter(({ id }) => id.startsWith('resource/')).length, 12);
  });
});
