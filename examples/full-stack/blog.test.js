// npm test: the whole application with two instances and the balancer, on a database of its own.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { createBalancer } from './balancer.js';
import { startInstances } from './instances.js';
import { escaped } from './page.js';
import { openStore } from './store.js';

let folder;
let instances;
let stop;
let base;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blog-test-'));
  const data = path.join(folder, 'blog.db');
  openStore(data).close();
  instances = await startInstances(2, data);
  const balancer = createBalancer(instances.ports);
  stop = await balancer.start({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${balancer.address().port}`;
});

after(async () => {
  await stop();
  await instances.stop();
  await rm(folder, { recursive: true });
});

const json = { 'Content-Type': 'application/json' };
const create = (post) => fetch(`${base}/posts`, { method: 'POST', headers: json, body: JSON.stringify(post) });

test('a published post is on the page, whichever instance writes it, and a draft is not', async () => {
  await create({ title: 'Why <b>', published: true });
  await create({ title: 'Not yet' });
  const names = new Set();
  for (let round = 0; round < 4; round += 1) {
    const answer = await fetch(base);
    const html = await answer.text();
    names.add(answer.headers.get('x-instance'));
    assert.match(html, /Why &lt;b&gt;/);
    assert.doesNotMatch(html, /Not yet/);
  }
  assert.deepEqual([...names].sort(), ['a', 'b']);
});

test('many posts written at once through all instances are all there', async () => {
  const made = await Promise.all(Array.from({ length: 30 }, (_, index) => create({ title: `Post ${index}` })));
  assert.deepEqual(new Set(made.map(({ status }) => status)), new Set([201]));
  const { items } = await (await fetch(`${base}/posts?limit=100`)).json();
  const titles = items.map(({ title }) => title);
  for (let index = 0; index < 30; index += 1) assert.ok(titles.includes(`Post ${index}`));
});

test('what somebody wrote stays text', () => {
  assert.equal(escaped(`<i a="b" c='d'>&`), '&lt;i a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;');
});

test('files beside the public ones are not served', async () => {
  for (const place of ['/assets/../server.js', '/assets/%2e%2e/server.js', '/.env', '/assets/.env', '/package.json'])
    assert.equal((await fetch(base + place)).status, 404, place);
});
