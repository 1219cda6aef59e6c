import type { PlanSettings } from '#web/api-types.ts';

/**
 * What the form holds after another window has saved: its own changes stay, all else is as it was saved there.
 * The settings are stored as a whole, so a form that kept the old rest would take the other window's change back.
 *
 * @param base the settings that the form began with
 * @param mine the form, as the learner has changed it
 * @param saved the settings as they are stored now
 */
export function rebase(base: PlanSettings, mine: PlanSettings, saved: PlanSettings): PlanSettings {
  const changed = Object.entries(mine).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof PlanSettings]),
  );
  return { ...saved, ...Object.fromEntries(changed) };
}
