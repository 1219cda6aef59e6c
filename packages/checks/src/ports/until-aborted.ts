/** @returns a promise that rejects when the signal fires: to race with work that cannot be stopped */
export function untilAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    const leave = (): void => reject(new Error('aborted'));
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  // When the work ends first, nobody waits for this one any more.
  aborted.catch(() => undefined);
  return aborted;
}
