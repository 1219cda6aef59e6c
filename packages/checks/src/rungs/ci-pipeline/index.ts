import { defineCheck, step } from '../../check/define.ts';
import { show } from '../../schema/validate.ts';
import { missingFor } from '../../source/needs.ts';
import { deploymentsIn, hiddenBy, pipelinesIn, testRunsIn, waitsForTests } from './find.ts';
import { lastRunPassed } from './last-run.ts';
import { unpinnedIn } from './pinned.ts';

const hasPipeline = step({
  id: 'has-a-pipeline',
  title: 'The repository has a pipeline that can be read',
  async run(t) {
    const pipelines = await pipelinesIn(t);
    if (pipelines.length > 0) {
      t.note(`Read: ${pipelines.map(({ file }) => file).join(', ')}.`);
      return pipelines;
    }
    return t.fail({
      expected: 'a pipeline: .github/workflows/*.yml, .gitlab-ci.yml or .circleci/config.yml, with jobs in it',
      actual: 'none',
      advice: 'Make .github/workflows/ci.yml; the brief has a short one to start from.',
    });
  },
});

const runsTests = step({
  id: 'runs-tests',
  title: 'A job runs the tests',
  after: [hasPipeline],
  run(t) {
    const runs = testRunsIn(t.from(hasPipeline));
    if (runs.length > 0) return Promise.resolve(runs);
    const lines = t
      .from(hasPipeline)
      .flatMap(({ jobs }) => jobs.flatMap(({ steps }) => steps.flatMap((work) => work.lines)));
    return t.fail({
      expected: 'a step that runs tests, like `npm test` or `pytest`',
      actual:
        lines.length === 0
          ? 'no step that runs a command'
          : `steps that run ${lines
              .slice(0, 4)
              .map((line) => show(line, 50))
              .join(', ')}`,
      advice: 'Add a step with the same command that you use yourself to run the tests.',
    });
  },
});

const testsExist = step({
  id: 'tests-are-there',
  title: 'What that step runs exists in the repository',
  after: [runsTests],
  async run(t) {
    let first: string | null = null;
    for (const { command } of t.from(runsTests)) {
      const missing = await missingFor(t, command);
      if (missing === null) return;
      first ??= `${show(command.text, 60)}: ${missing}`;
    }
    t.fail({
      expected: 'tests that can run',
      actual: first ?? 'none',
      advice:
        'Write at least one test that asks your server something and looks at the answer, and let this command run it.',
    });
  },
});

const onPush = step({
  id: 'runs-on-push',
  title: 'The tests run when you push',
  after: [runsTests],
  run(t) {
    const runs = t.from(runsTests).filter(({ pipeline }) => pipeline.onPush);
    if (runs.length > 0) return Promise.resolve(runs);
    const files = [...new Set(t.from(runsTests).map(({ pipeline }) => pipeline.file))];
    return t.fail({
      expected: 'a pipeline with tests that a push starts',
      actual: `${files.join(', ')}: a push does not start it`,
      advice: 'Write `on: [push, pull_request]` at the top of the workflow.',
    });
  },
});

const notHidden = step({
  id: 'failures-count',
  title: 'A test that fails stops the pipeline',
  after: [onPush],
  run(t) {
    const runs = t.from(onPush);
    const open = runs.find((run) => hiddenBy(run) === null);
    if (open) return Promise.resolve();
    const [first] = runs;
    return t.fail({
      expected: 'tests whose failure is a failure',
      actual: first ? `${show(first.command.text, 60)} in ${first.pipeline.file}: ${hiddenBy(first) ?? ''}` : 'none',
      advice: 'Take it away. A pipeline that is always green says nothing; mend or delete the test that fails.',
    });
  },
});

const deploys = step({
  id: 'deploys',
  title: 'A job deploys',
  after: [hasPipeline],
  run(t) {
    const deployments = deploymentsIn(t.from(hasPipeline));
    if (deployments.length > 0) return Promise.resolve(deployments);
    return t.fail({
      expected: 'a step that puts the program onto a server',
      actual: 'none',
      advice:
        'Add a job that calls your host’s tool or action (fly deploy, vercel, netlify deploy, docker push, ssh, a deploy hook by curl …). A line that only prints "deploy" deploys nothing.',
    });
  },
});

const deployWaits = step({
  id: 'deploys-after-the-tests',
  title: 'It deploys only what passed the tests',
  after: [deploys, runsTests],
  run(t) {
    const tests = t.from(runsTests);
    const early = t.from(deploys).find((deployment) => !waitsForTests(deployment, tests));
    if (early === undefined) return Promise.resolve();
    return t.fail({
      expected: `the job ${early.job.name} to wait for the tests`,
      actual:
        early.job.needs.length === 0
          ? `${early.pipeline.file}: it needs no other job`
          : `${early.pipeline.file}: it needs ${early.job.needs.join(', ')} only`,
      advice:
        'Add `needs: [test]` with the name of the job that runs the tests. Without it both start at the same time, and what is broken goes out.',
    });
  },
});

const onPullRequest = step({
  id: 'runs-on-pull-requests',
  title: 'The tests run for pull requests too',
  level: 'should',
  weight: 0.5,
  after: [runsTests],
  run(t) {
    if (t.from(runsTests).some(({ pipeline }) => pipeline.onPullRequest)) return Promise.resolve();
    return t.fail({
      expected: 'tests for pull requests',
      actual: 'pull requests start none',
      advice: 'Add `pull_request` to the events: you see whether it works before it is merged.',
    });
  },
});

const deployLimited = step({
  id: 'deploys-one-branch',
  title: 'Only one branch is deployed, not every pull request',
  level: 'should',
  weight: 0.5,
  after: [deploys],
  run(t) {
    const open = t.from(deploys).find(({ job, pipeline }) => !job.isLimited && pipeline.afterPipelines.length === 0);
    if (open === undefined) return Promise.resolve();
    return t.fail({
      expected: `a condition at the job ${open.job.name}`,
      actual: 'it runs for every branch',
      advice: "Add `if: github.ref == 'refs/heads/main'` to the job (GitLab: `rules`, CircleCI: `filters`).",
    });
  },
});

const pinned = step({
  id: 'is-pinned',
  title: 'It names the versions that it uses',
  level: 'should',
  weight: 0.5,
  after: [hasPipeline],
  run(t) {
    const [first, ...more] = t.from(hasPipeline).flatMap(unpinnedIn);
    if (first === undefined) return Promise.resolve();
    return t.fail({
      expected: 'versions for actions, images and languages',
      actual: more.length === 0 ? first : `${first}, and ${more.length} more`,
      advice: 'Name a version (@v4, node:24, node-version: 24): then tomorrow’s run uses what today’s did.',
    });
  },
});

/** Continuous integration and deployment. Brief: content/backend/briefs/ci-pipeline.md. */
export const ciPipeline = defineCheck({
  name: 'ci-pipeline',
  version: 1,
  title: 'A pipeline that tests and deploys',
  uses: ['repository'],
  variants: { run: { title: 'and its newest run passed' } },
  goodEnough: 0.8,
  steps: [
    hasPipeline,
    runsTests,
    testsExist,
    onPush,
    notHidden,
    deploys,
    deployWaits,
    onPullRequest,
    deployLimited,
    pinned,
    lastRunPassed(hasPipeline),
  ],
});
