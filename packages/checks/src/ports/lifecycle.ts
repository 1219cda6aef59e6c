/**
 * Variables of the environment that a check may set for one start. Names are a short list and values are numbers: through a
 * tunnel they come from another machine, and other variables could make a program run anything.
 */
export const SETTINGS = ['TOKEN_SECONDS'] as const;
export type Settings = Partial<Record<(typeof SETTINGS)[number], string>>;

/** @returns the settings that may be passed on; null where one of them may not */
export function readSettings(value: unknown): Settings | null {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const isFit = ([name, text]: [string, unknown]): boolean =>
    SETTINGS.some((one) => one === name) && typeof text === 'string' && /^\d{1,6}$/.test(text);
  return entries.every(isFit) ? Object.fromEntries(entries) : null;
}

/** More than these stand behind no learner's balancer. */
export const MOST_INSTANCES = 8;

/** Instances behind the learner's balancer, each a process group of its own that the command line started. */
export interface Instances {
  readonly count: number;
  /**
   * Stops one, with all that it started; does nothing when it is gone already.
   *
   * @param index from 0, in the order of `waymark.yaml`
   */
  stop(index: number): Promise<void>;
  /**
   * Starts one again that was stopped, and waits until its port answers.
   *
   * @throws LifecycleFault
   */
  start(index: number, signal: AbortSignal): Promise<void>;
}

/** The learner's process, where the command line started it (`--start`): the only way to see what survives a restart. */
export interface Lifecycle {
  /** True while the process group is ours and alive. */
  isOwned(): boolean;
  /**
   * Stops the whole group, starts it again, waits until the port answers.
   *
   * @param settings of this one start; the next has them no more
   * @throws LifecycleFault
   */
  restart(signal: AbortSignal, settings?: Settings): Promise<void>;
  /** Stops the whole group; does nothing when it is gone already. */
  stop(): Promise<void>;
  /** Where `waymark.yaml` says how single instances are started. */
  readonly instances?: Instances;
}

/** The learner's program did not start, did not answer in time, or ended by itself. The message says which and shows its last lines. */
export class LifecycleFault extends Error {
  override readonly name = 'LifecycleFault';
}
