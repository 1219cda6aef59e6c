import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { RepositoryFault } from '../ports/repository.ts';
import { ciPipeline } from '../rungs/ci-pipeline/index.ts';
import { runCheck } from '../run/run.ts';
import { PRESETS } from '../terms/model.ts';
import { loopback } from '../transport/loopback.ts';
import { repositoryName, runsAtHost, runsOver } from './pipeline-runs.ts';
import { gitIsMissing, makeRepository } from './suite/make-repository.ts';
import { workingCopy } from './working-copy.ts';

const skip = await gitIsMissing();
const signal = AbortSignal.timeout(60_000);
const TOKEN = 'ghs_secretOfTheHost123';
const WORKFLOW =
  'on: [push, pull_request]\njobs:\n  test:\n    steps:\n      - run: node --test\n      - run: fly deploy\n        if: github.ref\n';

describe('the runs of a pipeline, as a host tells them', { skip }, () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const asked: { url: string; token: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', token: request.headers.authorization });
    answer(request, response);
  });
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  after(() => server.close());

  const runs = (list: object[]) => (_: unknown, response: ServerResponse) =>
    void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ total_count: list.length, workflow_runs: list }));
  const run = (head_sha: string, conclusion: string | null, created_at = '2026-03-02T10:00:00Z', name = 'CI') => ({
    name,
    head_sha,
    conclusion,
    status: conclusion === null ? 'in_progress' : 'completed',
    created_at,
  });
  const source = () =>
    runsOver({
      transport: loopback({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
      repository: 'ada/books',
      token: TOKEN,
    });

  async function checked(list: (head: string) => object[]) {
    const made = await makeRepository((make) =>
      make.commit('main', 'Start', { '.github/workflows/ci.yml': WORKFLOW, 'a.test.js': '' }),
    );
    const { reader, remove } = await workingCopy({ folder: made.folder, runsFor: source() }, signal);
    answer = runs(list(reader.head));
    const record = await runCheck({
      check: ciPipeline,
      variant: 'run',
      terms: PRESETS.todos,
      repository: reader,
      seed: '0'.repeat(32),
      now: new Date(),
    });
    await remove();
    await made.remove();
    return { record, step: record.checks[0]?.steps.find(({ id }) => id === 'last-run-passed') };
  }

  it('asks for one commit with the token, which stands in no record', async () => {
    const { record, step } = await checked((head) => [run(head, 'success')]);
    assert.equal(step?.status, 'pass', record.summary);
    assert.equal(record.status, 'pass');
    assert.match(asked.at(-1)?.url ?? '', /^\/repos\/ada\/books\/actions\/runs\?head_sha=[0-9a-f]{40}&per_page=30$/);
    assert.equal(asked.at(-1)?.token, `Bearer ${TOKEN}`);
    assert.ok(!JSON.stringify(record).includes(TOKEN));
  });

  it('fails where a run failed, still goes on, or is about another commit', async () => {
    assert.match((await checked((head) => [run(head, 'failure')])).step?.failure?.advice ?? '', /first red step/);
    assert.match((await checked((head) => [run(head, null)])).step?.failure?.advice ?? '', /Wait until it is done/);
    assert.match(
      (await checked(() => [run('f'.repeat(40), 'success')])).step?.failure?.advice ?? '',
      /Push the commit/,
    );
    assert.match(
      (await checked((head) => [run(head, 'success'), run(head, 'cancelled', undefined, 'Deploy')])).step?.failure
        ?.actual ?? '',
      /Deploy: cancelled/,
    );
  });

  it('lets the newest run of each workflow count, not the one before it', async () => {
    const { step } = await checked((head) => [
      run(head, 'failure', '2026-03-01T10:00:00Z'),
      run(head, 'success', '2026-03-02T10:00:00Z'),
    ]);
    assert.equal(step?.status, 'pass');
  });

  it('is an error of nobody’s where the host does not answer with runs', async () => {
    for (const [status, body] of [
      [500, 'x'],
      [200, 'x'],
      [200, '[]'],
      [401, '{}'],
      [302, ''],
    ] as const) {
      answer = (_, response) => void response.writeHead(status).end(body);
      await assert.rejects(
        source()('a'.repeat(40), signal),
        (error) => error instanceof RepositoryFault && error.blame === 'network',
        String(status),
      );
    }
  });

  it('takes only what is like ada/books for the name of a repository', () => {
    const transport = loopback({ host: '127.0.0.1', port: 1 });
    for (const repository of ['books', '../books', 'a/b/c', 'a/b?x', 'ada/..'])
      assert.throws(() => runsOver({ transport, repository, token: null }), RepositoryFault, repository);
    assert.equal(repositoryName('https://github.com/ada/books.git'), 'ada/books');
    assert.equal(repositoryName('https://gitlab.com/group/part/books'), null);
  });

  it('asks an interface only about repositories of its own host, so that a token goes nowhere else', () => {
    const asks = (api: string, address: string): boolean => runsAtHost({ api, token: TOKEN }, address) !== undefined;
    assert.ok(asks('https://api.github.com', 'https://github.com/ada/books'));
    assert.ok(asks('https://git.example.org/api/v1', 'https://git.example.org/ada/books.git'));
    assert.ok(!asks('https://api.github.com', 'https://git.example.org/ada/books'));
    assert.ok(!asks('https://git.example.org/api/v1', 'https://github.com/ada/books'));
    assert.ok(!asks('https://api.github.com', 'https://github.com.example.org/ada/books'));
    assert.ok(!asks('https://api.github.com', 'ada/books'));
  });
});
