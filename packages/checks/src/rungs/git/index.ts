import { defineCheck } from '../../check/define.ts';
import { historyIsClean, ignoresWhatToolsMake, keepsSecrets, staysSmall } from './content-steps.ts';
import { datesFit, overDays, stepByStep } from './date-steps.ts';
import { hasBranches, hasCommits, hasMerge, hasPullRequest, messagesSay, resolvesConflict } from './work-steps.ts';

/** Working with git. Brief: content/backend/briefs/git.md. */
export const git = defineCheck({
  name: 'git',
  version: 1,
  title: 'Working with git',
  uses: ['repository'],
  // What is only worth having (dates, the past) must never weigh more than one thing that has to be there.
  goodEnough: 0.8,
  steps: [
    hasCommits,
    hasBranches,
    hasMerge,
    resolvesConflict,
    hasPullRequest,
    messagesSay,
    ignoresWhatToolsMake,
    keepsSecrets,
    staysSmall,
    overDays,
    stepByStep,
    datesFit,
    historyIsClean,
  ],
});
