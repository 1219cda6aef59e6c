import { LifecycleFault } from '@waymark/checks';
import { CommandFailure } from '../shell/failure.ts';

/**
 * @param start starts a program of the learner's, or a service beside it
 * @throws CommandFailure that says why it did not start: that is the learner's to mend, and no fault of ours
 */
export async function started<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof LifecycleFault) throw new CommandFailure(error.message);
    throw error;
  }
}
