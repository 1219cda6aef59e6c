import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createClient } from '@waymark/contract/client';
import { createApp, loadConfig, loadContent, type App } from '@waymark/server';
import type { Context } from '../shell/context.ts';
import { outputFor } from '../terminal/output.ts';
import { sync, type SyncOptions } from './sync.ts';
import { upstream, type UpstreamOptions } from './upstream.ts';

const COURSE = 'resource/learn-basic-coding-skills';
const params = { programme: 'current' };

describe('a roadmap file and the programme', () => {
  let folder: string;
  let file: string;
  let app: App;
  let said: string[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'waymark-sync-'));
    file = path.join(folder, 'roadmap.md');
    said = [];
    const read = loadConfig({ env: { WAYMARK_DATA: folder } });
    assert.ok(read.ok);
    const config = { ...read.config, databaseUrl: 'sqlite::memory:' };
    const content = await loadContent(path.resolve(import.meta.dirname, '../../../../content/backend'));
    app = await createApp({ config, content });
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const send = (url: string, init?: RequestInit): Promise<Response> => app.fetch(new Request(url, init));
  const client = createClient((url, init) => send(url, init), 'http://localhost');
  function context(): Context {
    const write = (text: string): boolean => (said.push(text), true);
    const stream = { write, isTTY: false, columns: 80 } as unknown as NodeJS.WriteStream;
    const close = (): Promise<void> => Promise.resolve();
    return {
      out: {
        ...outputFor({ stdout: stream, stderr: stream, noColour: true }, false),
        raw: (text) => void said.push(String(text)),
      },
      connect: () =>
        Promise.resolve({ client, server: null, close } as unknown as Awaited<ReturnType<Context['connect']>>),
      env: {},
      cwd: folder,
    };
  }
  const run = (options: SyncOptions = {}): Promise<number> => sync(context(), file, options);
  const inFile = (): Promise<string> => readFile(file, 'utf8');
  const replaceInFile = async (from: string, to: string): Promise<void> => {
    const text = await inFile();
    assert.ok(text.includes(from), from);
    await writeFile(file, text.replace(from, to));
  };
  const itemNow = () =>
    client.call('GET', '/api/programmes/{programme}/items/{kind}/{slug}', {
      params: { ...params, kind: 'resource', slug: 'learn-basic-coding-skills' },
    });
  async function editHere(patch: { title?: string; hours?: number }): Promise<void> {
    const { version } = await client.call('GET', '/api/programmes/{programme}/tailor', { params });
    const edits = [{ type: 'set' as const, id: COURSE, patch }];
    await client.call('POST', '/api/programmes/{programme}/tailor/save', {
      params,
      body: { edits, kept: [], rules: [], baseVersion: version },
    });
  }

  it('a file that is not there yet is written, and then they say the same', async () => {
    assert.equal(await run({ check: true }), 1);
    assert.equal(await run(), 0);
    assert.match(await inFile(), /^# Backend Learning Roadmap/);
    assert.equal(await run({ check: true }), 0);
  });

  it('what changed in the file goes into the programme, and evidence stays with its item', async () => {
    await run();
    await client.call('POST', '/api/programmes/{programme}/items/{kind}/{slug}/evidence', {
      params: { ...params, kind: 'resource', slug: 'learn-basic-coding-skills' },
      body: {},
    });
    await replaceInFile('[Learn basic coding skills]', '[First steps]');
    assert.equal(await run({ check: true }), 1);
    assert.match(said.join(''), /the file changed/);
    assert.equal(await run(), 0);
    const { item, state } = await itemNow();
    assert.deepEqual([item.title, state.state], ['First steps', 'done']);
  });

  it('what changed in the programme goes into the file', async () => {
    await run();
    await editHere({ hours: 12 });
    assert.equal(await run(), 0);
    assert.match(await inFile(), /Learn basic coding skills\]\(\S+\) \(12 hours\)/);
  });

  it('what changed on both sides is put together, byte for byte the same on both', async () => {
    await run();
    await editHere({ hours: 12 });
    await replaceInFile('**Web Basics:**', '**The Web:**');
    assert.equal(await run(), 0);
    assert.match(await inFile(), /\(12 hours\)/);
    assert.match(await inFile(), /\*\*The Web:\*\*/);
    assert.equal(await run({ check: true }), 0);
  });

  it('contradictions change neither side, stand beside the file, and are taken from there once solved', async () => {
    await run();
    await editHere({ title: 'Code, step by step' });
    await replaceInFile('[Learn basic coding skills]', '[First steps]');
    const before = await inFile();
    assert.equal(await run(), 1);
    assert.equal(await inFile(), before);
    assert.equal((await itemNow()).item.title, 'Code, step by step');
    const aside = path.join(folder, 'roadmap.conflicts.md');
    const text = await readFile(aside, 'utf8');
    assert.match(text, /<<<<<<< the file\n.*First steps.*\n=======\n.*Code, step by step.*\n>>>>>>> the programme\n/);
    await assert.rejects(run(), /still has marked places/);
    const solved = text.replace(/<<<<<<< the file\n(.*\n)=======\n.*\n>>>>>>> the programme\n/, '$1');
    await writeFile(aside, solved.replace('First steps', 'First steps, in order'));
    assert.equal(await run(), 0);
    assert.equal((await itemNow()).item.title, 'First steps, in order');
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('conflicts')),
      [],
    );
    assert.equal(await run({ check: true }), 0);
  });

  it('--take decides every contradiction', async () => {
    await run();
    await editHere({ title: 'Code, step by step' });
    await replaceInFile('[Learn basic coding skills]', '[First steps]');
    assert.equal(await run({ take: 'programme' }), 0);
    assert.match(await inFile(), /\[Code, step by step\]/);
  });

  it('a file with conflict markers is refused', async () => {
    await run();
    await replaceInFile('## ', '<<<<<<< HEAD\n## ');
    await assert.rejects(run(), /has conflict markers/);
  });

  it('two texts that never met are not put together without a word', async () => {
    await writeFile(file, '# Sailing\n\n## Knots\n\n- Bowline\n');
    await assert.rejects(run(), /nothing is known of what they had in common/);
  });

  it('upstream shows what changed where it was made from, and takes it', async () => {
    const look = (options: UpstreamOptions = {}): Promise<number> => upstream(context(), options);
    assert.equal(await look(), 0);
    const { programmes } = await client.call('GET', '/api/programmes', {});
    const from = programmes.find(({ current }) => current)?.id ?? '';
    await client.call('POST', '/api/programmes/{programme}/duplicate', { params, body: { progress: true } });
    const edits = [{ type: 'set' as const, id: COURSE, patch: { hours: 5 } }];
    await client.call('POST', '/api/programmes/{programme}/tailor/save', {
      params: { programme: from },
      body: { edits, kept: [], rules: [], baseVersion: 1 },
    });
    assert.equal(await look({ from: 'programme' }), 1);
    assert.match(said.join(''), /go from 30 to 5/);
    assert.equal(await look({ from: 'programme', merge: true }), 0);
    const { item } = await itemNow();
    assert.equal(item.kind === 'resource' && item.hours, 5);
  });
});
