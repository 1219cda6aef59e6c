import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readYaml } from '../../source/read-yaml.ts';
import { circleciPipeline } from './circleci.ts';
import { deploymentsIn, hiddenBy, testRunsIn, waitsForTests } from './find.ts';
import { githubPipeline } from './github.ts';
import { gitlabPipeline } from './gitlab.ts';
import type { Pipeline } from './model.ts';
import { unpinnedIn } from './pinned.ts';

function read(reader: (file: string, value: unknown) => Pipeline | null, text: string): Pipeline {
  const yaml = readYaml(text);
  assert.ok(yaml.ok, yaml.ok ? '' : yaml.problem);
  const pipeline = reader('ci.yml', yaml.value);
  assert.ok(pipeline);
  return pipeline;
}

const github = (text: string): Pipeline => read(githubPipeline, text);
/** Of the first test: how its failure is hidden. */
const hidden = (pipeline: Pipeline): string | null => {
  const [run] = testRunsIn([pipeline]);
  assert.ok(run);
  return hiddenBy(run);
};
const waits = (...pipelines: Pipeline[]): boolean => {
  const tests = testRunsIn(pipelines);
  const deployments = deploymentsIn(pipelines);
  assert.ok(tests.length > 0 && deployments.length > 0);
  return deployments.every((deployment) => waitsForTests(deployment, tests));
};

describe('pipelines of GitHub', () => {
  it('start by a push in each way to say it, and not by a tag or a button alone', () => {
    const starts = (on: string): boolean => github(`${on}\njobs: { a: { steps: [{ run: npm test }] } }`).onPush;
    for (const on of [
      'on: push',
      'on: [push]',
      'on: { push: }',
      'on:\n  push:\n    branches: [main]',
      '"on": push',
      'on: { push: { branches: [main], tags: [v1] } }',
    ])
      assert.ok(starts(on), on);
    for (const on of [
      'on: workflow_dispatch',
      'on: { push: { tags: [v1] } }',
      'on: { schedule: [{ cron: x }] }',
      'on: pull_request',
    ])
      assert.equal(starts(on), false, on);
  });

  it('hide failures in many ways, and each is seen', () => {
    const job = (step: string, more = ''): Pipeline =>
      github(`on: push\njobs:\n  a:\n${more}    steps:\n      - ${step}\n`);
    for (const line of [
      'npm test || true',
      'npm test || exit 0',
      'npm test; true',
      'npm test -- --passWithNoTests',
      '! npm test',
      'npm test || echo failed',
    ])
      assert.ok(hidden(job(`run: "${line}"`)), line);
    assert.ok(hidden(job('run: |\n          set +e\n          npm test')));
    assert.ok(hidden(job('run: npm test', '    continue-on-error: true\n')));
    assert.ok(hidden(job('run: npm test', '    if: false\n')));
    assert.equal(hidden(job('run: npm test && npm run lint')), null);
    assert.equal(hidden(job('run: npm test', '    continue-on-error: ${{ matrix.experimental }}\n')), null);
  });

  it('wait for tests through a chain of jobs, in the same job, or in another workflow that succeeded', () => {
    const tests = 'on: push\nname: CI\njobs:\n  test: { steps: [{ run: npm test }] }\n';
    const deploy = '{ steps: [{ run: fly deploy }]';
    assert.ok(waits(github(`${tests}  build: { needs: test, steps: [] }\n  live: ${deploy}, needs: [build] }`)));
    assert.ok(!waits(github(`${tests}  build: { steps: [] }\n  live: ${deploy}, needs: [build] }`)));
    assert.ok(waits(github('on: push\njobs: { a: { steps: [{ run: npm test }, { run: fly deploy }] } }')));
    assert.ok(!waits(github('on: push\njobs: { a: { steps: [{ run: fly deploy }, { run: npm test }] } }')));
    const after = (condition: string): Pipeline =>
      github(
        `on: { workflow_run: { workflows: [CI] } }\njobs: { live: { ${condition} steps: [{ run: fly deploy }] } }`,
      );
    assert.ok(waits(github(tests), after(`if: "github.event.workflow_run.conclusion == 'success'",`)));
    assert.ok(!waits(github(tests), after('')));
    assert.ok(
      !waits(
        github(
          `${tests}  x: { needs: [y], steps: [] }\n  y: { needs: [x], steps: [] }\n  live: ${deploy}, needs: [x] }`,
        ),
      ),
    );
  });

  it('deploy by what they do, not by what they say', () => {
    const deploys = (step: string): boolean =>
      deploymentsIn([github(`on: push\njobs: { deploy: { steps: [${step}] } }`)]).length > 0;
    for (const step of [
      '{ run: vercel --prod }',
      '{ uses: appleboy/ssh-action@v1 }',
      '{ run: "curl -X POST $RENDER_DEPLOY_HOOK" }',
      '{ uses: docker/build-push-action@v6, with: { push: true } }',
    ])
      assert.ok(deploys(step), step);
    for (const step of [
      '{ run: echo deploy }',
      '{ run: npm run build }',
      '{ run: "# fly deploy" }',
      '{ uses: docker/build-push-action@v6, with: { push: false } }',
    ])
      assert.equal(deploys(step), false, step);
  });

  it('name the versions that they use, or not', () => {
    const found = unpinnedIn(
      github(
        'on: push\njobs: { a: { container: node, steps: [{ uses: actions/checkout@v5 }, { uses: actions/checkout@main }, { uses: actions/setup-node@v5 }, { uses: actions/setup-node@v5, with: { node-version-file: .nvmrc } }, { uses: ./own }] } }',
      ),
    );
    assert.deepEqual(found, [
      'actions/checkout@main has no fixed version',
      'actions/setup-node is not told node-version',
      'the image node has no fixed version',
    ]);
  });
});

describe('pipelines of GitLab and CircleCI', () => {
  it('wait by stages, or by needs that jump ahead of them', () => {
    const text =
      'stages: [test, live]\ncheck: { stage: test, script: [pytest] }\ngo: { stage: live, script: [ssh x] }\n';
    assert.ok(waits(read(gitlabPipeline, text)));
    assert.ok(!waits(read(gitlabPipeline, text.replace('stage: live,', 'stage: live, needs: [],'))));
    assert.match(
      hidden(read(gitlabPipeline, text.replace('stage: test,', 'stage: test, allow_failure: true,'))) ?? '',
      /allow_failure/,
    );
  });

  it('take scripts from what a job extends and what stands before every job', () => {
    const pipeline = read(
      gitlabPipeline,
      'before_script: [npm ci]\n.base: { script: [npm test], image: "node:24" }\na: { extends: .base }\n',
    );
    assert.equal(testRunsIn([pipeline]).length, 1);
    assert.deepEqual(pipeline.jobs[0]?.images, ['node:24']);
  });

  it('run only the jobs that a workflow uses', () => {
    const text =
      'version: 2.1\njobs:\n  test: { docker: [{ image: cimg/node:24 }], steps: [checkout, { run: npm test }] }\n  live: { steps: [{ run: { name: Go, command: fly deploy } }] }\n';
    const used = read(
      circleciPipeline,
      `${text}workflows: { all: { jobs: [test, { live: { requires: [test], filters: {} } }] } }`,
    );
    assert.ok(waits(used));
    assert.equal(used.jobs[1]?.isLimited, true);
    assert.equal(testRunsIn([read(circleciPipeline, `${text}workflows: { all: { jobs: [live] } }`)]).length, 0);
  });

  it('are none where the file holds something else', () => {
    for (const value of [null, 'text', [], 1, { jobs: 3 }, { stages: ['a'] }])
      for (const reader of [githubPipeline, gitlabPipeline, circleciPipeline]) assert.equal(reader('x', value), null);
  });
});
