import { step } from '../../check/define.ts';
import type { Step } from '../../check/model.ts';
import { RepositoryFault } from '../../ports/repository.ts';

const SHOWN = 5;

/** @param after the step that found the pipeline */
export function lastRunPassed(after: Step<unknown>): Step<void> {
  return step({
    id: 'last-run-passed',
    title: 'The pipeline ran for the newest commit, and passed',
    variant: 'run',
    after: [after],
    async run(t) {
      const runs = await t.repository.pipelineRuns(t.signal);
      if (runs === null)
        throw new RepositoryFault('no-interface', 'This run has no way to ask the host about the pipeline.');
      const { head } = t.repository;
      const newest = [...new Map(runs.toReversed().map((run) => [run.name, run])).values()];
      for (const run of newest.slice(0, SHOWN)) t.note(`${run.name}: ${run.words}, started ${run.startedAt}.`);
      if (newest.length === 0)
        t.fail({
          expected: `a run for ${head.slice(0, 7)}`,
          actual: 'none',
          advice:
            'Push the commit and look at the page "Actions" of your repository: runs may have to be switched on there.',
        });
      const open = newest.find(({ state }) => state === 'running');
      const failed = newest.find(({ state }) => state === 'failed');
      if (failed)
        t.fail({
          expected: `all runs for ${head.slice(0, 7)} to pass`,
          actual: `${failed.name}: ${failed.words}`,
          advice: 'Open the run, read the first red step from its top, and mend that.',
        });
      if (open)
        t.fail({
          expected: `all runs for ${head.slice(0, 7)} to be done`,
          actual: `${open.name}: ${open.words}`,
          advice: 'Wait until it is done, then check again.',
        });
    },
  });
}
