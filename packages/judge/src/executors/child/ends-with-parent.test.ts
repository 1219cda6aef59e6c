import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { endsWithParent } from './ends-with-parent.ts';

const notLinux = process.platform === 'linux' ? false : 'only Linux ends a child with its parent';

describe('a child that ends with its parent', { skip: notLinux }, () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'waymark-setpriv-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function program(name: string, script: string): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o700);
    return file;
  }

  it('is started by a setpriv that can ask for it, and as it is where there is none or it does not know how', async () => {
    const able = await program('able', 'exit 0');
    const old = await program('old', 'echo "unrecognized option: $1" >&2; exit 1');
    const plain = { command: 'python3', args: ['-I', 'a b'] };
    const asked = { command: able, args: ['--pdeathsig', 'KILL', '--', 'python3', '-I', 'a b'] };
    assert.deepEqual(endsWithParent('python3', plain.args, able), asked);
    for (const setpriv of [old, path.join(folder, 'none')])
      assert.deepEqual(endsWithParent('python3', plain.args, setpriv), plain);
  });
});
