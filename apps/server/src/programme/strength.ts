/** How much this instance's own word counts. */
import type { Strength } from '@waymark/learning';

/**
 * Who runs the instance: `local` is the learner, on a machine where everything can be changed by hand; `hosted` is
 * somebody else.
 */
export type Mode = 'local' | 'hosted';

/**
 * The strength of evidence from a run that this server made itself. Source of the rule: docs/verdict.md:
 * an instance that its own learner runs cannot say verified, and nothing is verified that did not run contained.
 *
 * @param contained whether what was judged could reach neither files, network nor the judge; true where no learner code ran
 */
export function strengthOf(mode: Mode, contained: boolean): Extract<Strength, 'checked' | 'verified'> {
  return mode === 'hosted' && contained ? 'verified' : 'checked';
}
