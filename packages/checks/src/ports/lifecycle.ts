/** The learner's process, where the command line started it (`--start`): the only way to see what survives a restart. */
export interface Lifecycle {
  /** True while the process group is ours and alive. */
  isOwned(): boolean;
  /** Stops the whole group, starts it again, waits until the port answers. @throws LifecycleFault */
  restart(signal: AbortSignal): Promise<void>;
  /** Stops the whole group; does nothing when it is gone already. */
  stop(): Promise<void>;
}

/** The learner's program did not start, did not answer in time, or ended by itself. The message says which and shows its last lines. */
export class LifecycleFault extends Error {
  override readonly name = 'LifecycleFault';
}
