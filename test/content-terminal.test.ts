/** Content packs at the terminal: begin a challenge, be told what is missing, mend it. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readFolder } from '@waymark/judge/content';
import { temporaryFolder, waymark, type Ran } from './harness.ts';

interface Report {
  items: { name: string; problems: { where: string; message: string }[]; unchecked: string[] }[];
  mutants: { made: number; killed: number };
}

describe('waymark content', () => {
  let desk: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ folder: desk, remove } = await temporaryFolder());
  });
  after(() => remove());

  const run = (...args: string[]): Promise<Ran> =>
    waymark(['content', ...args], { data: path.join(desk, 'data'), cwd: desk });
  const folder = (): string => path.join(desk, 'pack/challenges/warm-days');

  it('begins a challenge, and the check lists what is still to be written', async () => {
    const begun = await run('new', 'warm-days', '--folder', 'pack');
    assert.equal(begun.code, 0);
    assert.match(begun.stdout, /statement\.md[^]*waymark content check pack --only warm-days/);
    const { code, stdout } = await run('check', 'pack');
    assert.equal(code, 1);
    assert.match(stdout, /no {2}warm-days[^]*statement\.md:1: still says TODO[^]*1 to mend/);
  });

  it('finds nothing when it is written, or says what this machine could not check', async () => {
    for (const [name, text] of await readFolder(folder())) {
      const lines = text.split('\n').filter((line) => !line.includes('TODO'));
      await writeFile(path.join(folder(), name), lines.join('\n'));
    }
    const { code, stdout } = await run('check', 'pack', '--json');
    const report = JSON.parse(stdout) as Report;
    assert.deepEqual(
      report.items.map(({ name, problems }) => ({ name, problems })),
      [{ name: 'warm-days', problems: [] }],
    );
    const isWhole = report.items.every(({ unchecked }) => unchecked.length === 0);
    assert.equal(code, isWhole ? 0 : 3);
    assert.equal(report.mutants.killed, report.mutants.made);
  });

  it('ends with 1 and names the place where something is wrong', async () => {
    const file = path.join(folder(), 'solutions/step-by-step.js');
    await writeFile(file, (await readFile(file, 'utf8')).replace('>=', '>'));
    const { code, stdout } = await run('check', 'pack', '--no-mutants');
    assert.equal(code, 1);
    assert.match(stdout, /solutions\/step-by-step\.js: does not pass with seed 1.*exactly the limit/);
  });

  it('says in words what it cannot do', async () => {
    const refused = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await run(...args);
      assert.equal(code, 2);
      return stderr;
    };
    assert.match(await refused('new', 'warm-days', '--folder', 'pack'), /already; nothing was written/);
    assert.match(await refused('new', 'Warm Days'), /lower-case words joined by hyphens/);
    assert.match(await refused('check', 'pack', '--only', 'cold-days'), /is called cold-days/);
    assert.match(await refused('check', 'data'), /is no content pack/);
  });
});
