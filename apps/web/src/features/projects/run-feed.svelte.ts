/** The steps of a run while it goes on, as the server tells them. */
import type { StepResult } from '@waymark/contract';

export class RunFeed {
  steps = $state.raw<StepResult[]>([]);
  /** What is being asked right now. */
  asking = $state('');
  isOver = $state(false);

  /** @returns stops listening */
  listen(runId: string): () => void {
    this.isOver = false;
    const source = new EventSource(`/api/programmes/current/runs/${encodeURIComponent(runId)}/events`);
    // A connection that is made again tells everything from the beginning.
    source.onopen = () => (this.steps = []);
    const on = (type: string, hear: (data: never) => void) =>
      source.addEventListener(type, (event) => hear(JSON.parse((event as MessageEvent<string>).data) as never));
    on('step-started', ({ title }: { title: string }) => (this.asking = title));
    on('step-finished', ({ result }: { result: StepResult }) => {
      this.asking = '';
      this.steps = [...this.steps, result];
    });
    source.addEventListener('end', () => {
      this.isOver = true;
      source.close();
    });
    return () => source.close();
  }
}
