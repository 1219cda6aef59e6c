/** What the tool and the process that holds a mutated server tell each other. */

/** Start a model answer with one file of it replaced, or as it is. */
export interface StartOrder {
  type: 'start';
  /** Where the answer is. */
  folder: string;
  /** The file in it that starts it. */
  start: string;
  /** Another for every start: the modules of the answer are loaded anew under it. */
  id: number;
  /** The file in the folder that is replaced; null for none. */
  file: string | null;
  code: string;
  /** Variables of the environment, of this start alone: where to listen, where the database lies. */
  env: Record<string, string>;
}

export interface StopOrder {
  type: 'stop';
  id: number;
}

export type Order = StartOrder | StopOrder;

/** `broken`: it threw while it was loaded or started. */
export interface Report {
  type: 'started' | 'broken' | 'stopped';
  id: number;
}
