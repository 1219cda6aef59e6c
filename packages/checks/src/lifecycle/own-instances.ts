/** The instances that `waymark.yaml` names, each as a process of ours: so one can be stopped, and no other program is touched. */
import { LifecycleFault, type Instances } from '../ports/lifecycle.ts';
import type { DeclaredInstance } from '../terms/read-instances.ts';
import { ownProcess, type OwnedProcess, type OwnProcessOptions } from './own-process.ts';

export interface OwnedInstances extends Instances {
  /** Stops all of them. */
  stopAll(): Promise<void>;
}

/**
 * Starts one after the other, each with its port as `PORT`: two that make the tables of one database at once would be in each
 * other's way.
 *
 * @throws LifecycleFault where one does not start; those before it are stopped again
 */
export async function ownInstances(
  declared: readonly DeclaredInstance[],
  options: Pick<OwnProcessOptions, 'cwd' | 'env' | 'hear' | 'graceMs'>,
  signal: AbortSignal,
): Promise<OwnedInstances> {
  const owned: OwnedProcess[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(owned.map((one) => one.stop()));
  };
  try {
    for (const { start, port } of declared) owned.push(await ownProcess({ ...options, command: start, port }, signal));
  } catch (error) {
    await stopAll();
    throw error;
  }
  const at = (index: number): OwnedProcess => {
    const one = owned[index];
    if (one === undefined) throw new LifecycleFault(`There is no instance ${index + 1}.`);
    return one;
  };
  return {
    count: owned.length,
    stopAll,
    stop: (index) => Promise.try(() => at(index).stop()),
    start: (index, stopped) => Promise.try(() => at(index).restart(stopped)),
  };
}
