import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Tool } from '@waymark/roadmap';
import { checkTools } from './tools.ts';

function tool(title: string, text = ''): Tool {
  return {
    id: `tool/${title.toLowerCase().replaceAll(' ', '-')}`,
    kind: 'tool',
    title,
    text,
    lines: { start: 1, end: 1 },
    checked: false,
  };
}

async function program(folder: string, name: string, says: string): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\necho "${says}"\n`);
  await chmod(file, 0o755);
}

describe('the readiness check', { skip: process.platform === 'win32' ? 'writes shell scripts' : false }, () => {
  let home: string;
  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'waymark-doctor-'));
    await mkdir(path.join(home, 'bin'));
    await program(path.join(home, 'bin'), 'git', 'git version 2.51.0');
    await program(path.join(home, 'bin'), 'codium', '1.105.0');
    await writeFile(path.join(home, '.gitconfig'), '[user]\n\tname = Ada\n[github]\n\tuser = ada\n');
  });
  after(() => rm(home, { recursive: true, force: true }));

  const machine = () => ({ platform: 'linux' as const, env: { PATH: path.join(home, 'bin') }, home });

  it('says name, version and path of what it finds', async () => {
    const [git, editor] = await checkTools(
      [tool('Version Control', 'Git installed.'), tool('Text Editor/IDE')],
      machine(),
    );
    assert.deepEqual([git?.name, git?.version, git?.path], ['Git', '2.51.0', path.join(home, 'bin/git')]);
    assert.deepEqual([editor?.name, editor?.version], ['VSCodium', '1.105.0']);
  });

  it('finds an account in Git’s own settings, without asking the network', async () => {
    const [account] = await checkTools([tool('Account', 'GitHub account.')], machine());
    assert.deepEqual([account?.found, account?.name], [true, 'github.com/ada']);
  });

  it('says how to install what is missing', async () => {
    const [browser] = await checkTools([tool('Web Browser')], machine());
    assert.equal(browser?.found, false);
    assert.match(browser.install ?? '', /apt install/);
  });

  it('looks for a tool that no probe knows by its name', async () => {
    await program(path.join(home, 'bin'), 'docker', 'Docker version 28.1.0, build abc');
    const [docker, kubectl] = await checkTools([tool('Docker'), tool('kubectl')], machine());
    assert.deepEqual([docker?.found, docker?.version], [true, '28.1.0']);
    assert.equal(kubectl?.found, false);
  });
});
