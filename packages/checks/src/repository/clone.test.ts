import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { RepositoryFault } from '../ports/repository.ts';
import { cloneRepository, type CloneOptions } from './clone.ts';
import { listRemoteRefs } from './remote.ts';
import { serveGit, type Before, type GitServer } from './suite/git-server.ts';
import { gitIsMissing, makeRepository, type MadeRepository } from './suite/make-repository.ts';

const skip = await gitIsMissing();
const signal = AbortSignal.timeout(120_000);

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof RepositoryFault) return error.code;
      throw error;
    },
  );
}

describe('the clone route', { skip }, () => {
  let made: MadeRepository;
  let place: string;
  const servers: GitServer[] = [];
  const serve = async (options: Parameters<typeof serveGit>[1] = {}): Promise<GitServer> => {
    const server = await serveGit(made.gitDir, options);
    servers.push(server);
    return server;
  };
  /** Clones, and holds it to leaving nothing behind where it fails. */
  const clone = async (server: GitServer, options: Partial<CloneOptions> = {}, stop = signal): Promise<string> => {
    const code = await codeOf(
      cloneRepository({ address: server.address, allow: [server.at], folder: place, ...options }, stop).then(
        ({ remove }) => remove(),
      ),
    );
    assert.deepEqual(await readdir(place), []);
    return code;
  };

  before(async () => {
    place = await mkdtemp(path.join(tmpdir(), 'waymark-place-'));
    made = await makeRepository((make) => {
      make.commit('main', 'Start', { 'a.txt': 'one\n', 'big.bin': randomBytes(6 * 1024 * 1024) });
      make.commit('side', 'Two', { 'a.txt': 'two\n' }, { from: 'main' });
      make.commit('main', 'Three', { 'a.txt': 'three\n' });
      make.commit('main', 'Merge', { 'a.txt': 'both\n' }, { merges: ['side'] });
      make.ref('refs/pull/3/head', 'side');
    });
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await made.remove();
    await rm(place, { recursive: true });
  });

  it('reads a repository from a host: files, history, merges, the refs of pull requests', async () => {
    const server = await serve();
    const { reader, remove } = await cloneRepository(
      { address: server.address, allow: [server.at], folder: place },
      signal,
    );
    assert.equal(await reader.readFile('a.txt', 100, signal), 'both\n');
    assert.deepEqual(
      (await reader.commits(10, signal)).map(({ subject }) => subject),
      ['Merge', 'Three', 'Two', 'Start'],
    );
    assert.deepEqual(await reader.conflictsOf(reader.head, signal), ['a.txt']);
    assert.deepEqual(
      (await reader.publicRefs(signal)).map(({ name }) => name),
      ['refs/heads/main', 'refs/heads/side', 'refs/pull/3/head'],
    );
    assert.equal(reader.origin, server.address);
    await remove();
    assert.deepEqual(await readdir(place), []);
  });

  it('reads from an old host that serves plain files, and follows none of its hints to another host', async () => {
    const other = await serve();
    const old = await makeRepository((make) => make.commit('main', 'Start', { 'a.txt': 'old\n' }));
    await old.git('update-server-info');
    const server = await serveGit(old.gitDir, { dumb: true });
    const { reader, remove } = await cloneRepository({ address: server.address, allow: [server.at] }, signal);
    assert.equal(await reader.readFile('a.txt', 100, signal), 'old\n');
    await remove();
    const object = (await old.git('rev-parse', 'main:a.txt')).trim();
    await rm(path.join(old.gitDir, 'objects', object.slice(0, 2)), { recursive: true });
    await mkdir(path.join(old.gitDir, 'objects/info'), { recursive: true });
    await writeFile(path.join(old.gitDir, 'objects/info/http-alternates'), `${other.address}/objects\n`);
    assert.notEqual(await clone(server), 'done');
    assert.deepEqual(other.asked, []);
    await server.close();
    await old.remove();
  });

  it('goes to the address that was checked, whatever the name leads to', async () => {
    const server = await serve();
    const port = server.at.split(':')[1] ?? '';
    const address = `http://books.example.org:${port}/made.git`;
    const options = {
      address,
      allow: [`books.example.org:${port}`, server.at],
      lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
    };
    assert.equal(await clone(server, options), 'done');
  });

  it('follows no redirect, to another host or to the same', async () => {
    const other = await serve();
    const elsewhere: Before = (request, response) => {
      response.writeHead(302, { Location: `${other.address}${(request.url ?? '').replace('/made.git', '')}` }).end();
      return true;
    };
    assert.equal(await clone(await serve({ before: elsewhere })), 'redirected');
    assert.deepEqual(other.asked, []);
  });

  it('finds the address with .git where the host sends there, as GitLab does', async () => {
    const server = await serve({
      before(request, response) {
        if (request.url?.startsWith('/made.git') === true) return false;
        response.writeHead(301, { Location: `/made.git${(request.url ?? '').replace('/made', '')}` }).end();
        return true;
      },
    });
    assert.equal(await clone(server, { address: server.address.replace('.git', '') }), 'done');
  });

  for (const status of [401, 403, 404])
    it(`says that a repository is not public where the host answers ${status}`, async () => {
      const server = await serve({
        before: (_, response) => {
          response.writeHead(status, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
          return true;
        },
      });
      assert.equal(await clone(server), 'not-public');
    });

  it('says that a page is no repository', async () => {
    const server = await serve({
      before: (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Hello</h1>');
        return true;
      },
    });
    assert.equal(await clone(server), 'empty');
  });

  it('stops at the limit of bytes', async () => {
    assert.equal(await clone(await serve(), { limits: { bytes: 1024 * 1024 } }), 'too-large');
  });

  it('stops at the limit of time where the host hangs in the middle, and lets go of the connection', async () => {
    let isGone = false;
    let posts = 0;
    const server = await serve({
      before(request, response) {
        // The refs are asked for twice, then the objects.
        if (request.method === 'POST') posts += 1;
        if (posts < 3) return false;
        response.on('close', () => (isGone = true));
        response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-result' }).write('0');
        return true;
      },
    });
    const began = performance.now();
    assert.equal(await clone(server, { limits: { timeMs: 1_500 } }), 'too-slow');
    assert.ok(performance.now() - began < 5_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(isGone);
  });

  it('stops when it is told to', async () => {
    const server = await serve({ before: () => true });
    assert.equal(await clone(server, {}, AbortSignal.timeout(300)), 'cancelled');
  });

  it('cannot be made to keep what a flood of refs says', async () => {
    const server = await serve({
      before(_, response) {
        response.writeHead(200, { 'Content-Type': 'application/x-git-upload-pack-advertisement' });
        response.write('001e# service=git-upload-pack\n0000');
        const line = `${'a'.repeat(40)} refs/heads/${'b'.repeat(100)}`;
        const flood = (): void => {
          for (let count = 0; count < 1_000 && !response.destroyed; count += 1)
            response.write(
              `${(line.length + 9).toString(16).padStart(4, '0')}${line}${String(count).padStart(5, '0')}`,
            );
          if (!response.destroyed) setImmediate(flood);
        };
        flood();
        return true;
      },
    });
    assert.notEqual(await clone(server, {}, AbortSignal.timeout(4_000)), 'done');
  });

  it('fetches some of 20,000 branches, the one that a visitor sees first among them', async () => {
    const many = await makeRepository((make) => make.commit('zzz', 'Start', { a: 'a' }), 'zzz');
    const head = (await many.git('rev-parse', 'HEAD')).trim();
    const lines = Array.from(
      { length: 20_000 },
      (_, index) => `${head} refs/heads/b${String(index).padStart(6, '0')}\n`,
    );
    await writeFile(
      path.join(many.gitDir, 'packed-refs'),
      `# pack-refs with: peeled fully-peeled sorted \n${lines.join('')}`,
    );
    const server = await serveGit(many.gitDir);
    const { reader, remove } = await cloneRepository({ address: server.address, allow: [server.at] }, signal);
    assert.equal(reader.head, head);
    assert.equal((await reader.refs(signal)).length, 20_001);
    await remove();
    await server.close();
    await many.remove();
  });
});

describe('addresses that are not asked', { skip }, () => {
  const REFUSED = [
    'file:///etc',
    '/etc',
    'ext::sh -c touch% /tmp/x',
    'git://github.com/ada/books',
    'ssh://git@github.com/ada/books',
    'git@github.com:ada/books.git',
    'http://github.com/ada/books',
    'https://ada:secret@github.com/ada/books',
    'https://localhost/ada/books',
    'https://127.0.0.1/ada/books',
    'https://[::1]/ada/books',
    'https://[::ffff:127.0.0.1]/ada/books',
    'https://2130706433/ada/books',
    'https://0x7f.1/ada/books',
    'https://169.254.169.254/latest',
    'https://10.0.0.8/ada/books',
    'https://github.com:22/ada/books',
    'https://github.com:8443/ada/books',
    'https://github.com/',
    'https://github.com/ada/books?x=--upload-pack',
    'https://github.com/ada/books/tree/main',
    '--upload-pack=touch x',
    '-oProxyCommand=x',
    'https://github.internal/ada/books',
    '',
  ];
  for (const address of REFUSED)
    it(address === '' ? 'nothing' : address, async () => {
      assert.equal(
        await codeOf(listRemoteRefs(address, { lookup: () => Promise.reject(new Error('looked up')) }, signal)),
        'refused-address',
      );
    });

  it('a name that leads to a private address, alone or beside a public one', async () => {
    for (const found of [['10.0.0.1'], ['140.82.121.3', '192.168.0.1']]) {
      const lookup = () => Promise.resolve(found.map((address) => ({ address, family: 4 as const })));
      assert.equal(
        await codeOf(listRemoteRefs('https://example.org/ada/books', { lookup }, signal)),
        'refused-address',
      );
    }
  });

  it('a server on this machine that nobody allowed, which then hears nothing', async () => {
    let heard = 0;
    const server = createServer(() => (heard += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    assert.equal(await codeOf(listRemoteRefs(`http://127.0.0.1:${port}/x/y`, {}, signal)), 'refused-address');
    assert.equal(heard, 0);
    server.close();
  });
});
