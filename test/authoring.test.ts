/** docs/authoring.md is followed word for word: who does what it says has a challenge that the check accepts. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { readExplainTask, readQuiz } from '@waymark/learning';
import { contentCheck, newChallenge, openExecutors } from '@waymark/judge/content';
import { parse as readYaml } from 'yaml';
import { root } from './harness.ts';

const page = await readFile(path.join(root, 'docs/authoring.md'), 'utf8');
const executors = await openExecutors(2, { sql: false });
after(() => executors.close());
const both = executors.python !== null && executors.javascript !== null;
const needsBoth = both ? {} : { skip: 'this machine does not run both Python and JavaScript' };

/** Blocks that name a file of the example: ` ```python savings-goal/starter.py `. */
function filesOf(text: string): { name: string; content: string }[] {
  const found = text.matchAll(/^(`{3,})\w+ savings-goal\/(\S+)\n([^]*?)^\1$/gm);
  return [...found].map(([, , name = '', content = '']) => ({ name, content }));
}

async function emptyPack(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-authoring-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('the page for authors', () => {
  it('leads to a challenge without a problem, all of whose mutants die', needsBoth, async () => {
    const folder = await emptyPack();
    const made = await newChallenge(folder, 'savings-goal');
    assert.ok(made.kind === 'made');
    await rm(path.join(made.folder, 'wrong/only-the-larger-ones'), { recursive: true });
    const files = filesOf(page);
    assert.equal(files.length, 9);
    for (const { name, content } of files) {
      const file = path.join(made.folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const { items } = await contentCheck({ folder, executors });
    assert.deepEqual(items[0]?.problems, []);
    assert.ok(items[0].mutants.made > 50);
  });

  it('shows quiz items that the reader of quizzes takes', () => {
    const quiz = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)]
      .map(([, text = '']) => text)
      .find((text) => text.includes('draw:'));
    const data = readYaml(quiz ?? '') as { draw: number };
    assert.deepEqual(readQuiz({ ...data, draw: 1 }, 'how-the-web-works').problems, []);
  });

  it('shows an explanation that the reader of explanations takes', () => {
    const text = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block = '']) => block);
    const data: unknown = readYaml(text.find((block) => block.includes('misconceptions:')) ?? '');
    assert.deepEqual(readExplainTask(data, 'caching').problems, []);
  });
});
