/**
 * The graders, graded: every stored learner's server is started and checked. Right ones pass; wrong ones fail at their own step
 * with their own advice; hostile ones never pass and harm nobody. `WAYMARK_TEST_RECORD=1` writes the transcripts anew.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { RunRecord } from '@waymark/checks';
import { RUNGS } from '@waymark/checks/rungs';
import { gitIsMissing } from '../../packages/checks/src/repository/suite/make-repository.ts';
import { lacks } from './shared/lacks.ts';
import { readExpected, type Expected } from './shared/read-expected.ts';
import { hasRepository, runLearner, RUNS_WHOLE } from './shared/run-learner.ts';
import { serviceIsMissing } from './shared/services.ts';
import { transcriptOf } from './shared/transcript.ts';

const isRecording = process.env['WAYMARK_TEST_RECORD'] === '1';
const learners = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^(pass|fail|hostile)-/.test(entry.name))
  .map((entry) => entry.name)
  .sort();
const stored = await Promise.all(
  learners.map(async (name) => {
    const folder = path.join(import.meta.dirname, name);
    const expected = await readExpected(folder);
    return { name, folder, expected, noService: await serviceIsMissing(expected.service) };
  }),
);
const noGit = await gitIsMissing();
const MEGABYTE = 1024 * 1024;
const LEAST_WRONG = 6;

describe('stored learners', { concurrency: 4 }, () => {
  for (const { name, folder, expected, noService } of stored) {
    const skip = (hasRepository(folder) && noGit) || noService || lacks(expected);
    it(name.replace('-', ': '), { skip }, async () => {
      const before = process.memoryUsage.rss();
      const began = performance.now();
      const record = await runLearner(folder, expected);
      endsAsExpected(record, expected);
      if (expected.hostile) {
        assert.ok(performance.now() - began < 20_000, 'a hostile server held the run past its limits');
        assert.ok(process.memoryUsage.rss() - before < 300 * MEGABYTE, 'a hostile server made us keep what it sent');
      }
      assert.ok(JSON.stringify(record).length < 600_000, 'the record is not capped');
      if (expected.alone && RUNS_WHOLE) return;
      await keepsItsTranscript(path.join(folder, 'transcript.txt'), transcriptOf(record, expected.unstable));
    });
  }
});

function endsAsExpected(record: RunRecord, expected: Expected): void {
  const steps = record.checks.flatMap((check) => check.steps);
  const first = steps.find((step) => step.status === 'fail' && (step.level === 'must' || expected.goodEnough));
  assert.equal(record.status, expected.status, record.summary);
  assert.equal(record.checks.at(-1)?.goodEnough, expected.goodEnough);
  if (expected.fails === null) return;
  assert.equal(first?.id, expected.fails, record.summary);
  assert.ok(
    expected.advice === null || first.failure?.advice.includes(expected.advice),
    `advice: ${first.failure?.advice ?? 'none'}`,
  );
}

async function keepsItsTranscript(file: string, transcript: string): Promise<void> {
  if (isRecording) await writeFile(file, transcript);
  const stored = await readFile(file, 'utf8').catch(() => '');
  assert.equal(
    transcript,
    stored,
    'differs from the stored transcript: look at the change, then record it with WAYMARK_TEST_RECORD=1',
  );
}

describe('the stored learners as a whole', () => {
  it('no hostile one is expected to pass', async () => {
    for (const name of learners.filter((one) => one.startsWith('hostile-')))
      assert.notEqual((await readExpected(path.join(import.meta.dirname, name))).status, 'pass', name);
  });

  it('each rung has at least six wrong answers that end in six different ways', async () => {
    for (const rung of RUNGS) {
      const wrong = learners.filter((name) => name.startsWith(`fail-${rung.name}-`));
      assert.ok(wrong.length >= LEAST_WRONG, `${rung.name} has ${wrong.length}`);
      const ends = await Promise.all(wrong.map(async (name) => readExpected(path.join(import.meta.dirname, name))));
      const distinct = new Set(ends.map(({ fails, advice }) => `${fails ?? ''} ${advice ?? ''}`));
      assert.ok(distinct.size >= LEAST_WRONG, `${rung.name}: ${distinct.size} different ends`);
    }
  });
});
