/** How far a person's contributions were read at a host: plain data, kept between requests, so that reading goes on where it stopped. */

/** A list that is still to be read, from a page on. */
export interface HostTask {
  list: 'repositories' | 'commits' | 'pulls';
  /** `ada/books`; empty for the list of repositories. */
  repository: string;
  page: number;
}

export interface HostState {
  user: string;
  /** Repositories of others, named by the learner. */
  repositories: string[];
  /** First day that counts. */
  since: string;
  /** What is left of the reading that is under way; none: the next one begins anew. */
  tasks: HostTask[];
  /** By list: the validator of its first page, so that what did not change is not sent again. */
  etags: Record<string, string>;
  /** By list: the newest entry of the last complete reading, where the next one may stop. */
  marks: Record<string, string>;
  /** By list: the newest entry of the reading that is under way. */
  fresh: Record<string, string>;
  /** ISO 8601: when the host may be asked again. */
  waitUntil: string | null;
}

export function newHostState(user: string, since: string): HostState {
  return { user, repositories: [], since, tasks: [], etags: {}, marks: {}, fresh: {}, waitUntil: null };
}

/** Repositories that one reading looks at. */
export const MOST_REPOSITORIES = 500;

/** @returns the state with a new reading begun, where none is under way */
export function begun(state: HostState): HostState {
  if (state.tasks.length > 0) return state;
  const tasks: HostTask[] = [{ list: 'repositories', repository: '', page: 1 }];
  return { ...state, tasks: [...tasks, ...state.repositories.flatMap(listsOf)], fresh: {} };
}

export function listsOf(repository: string): HostTask[] {
  return [
    { list: 'commits', repository, page: 1 },
    { list: 'pulls', repository, page: 1 },
  ];
}

export function keyOf({ list, repository }: HostTask): string {
  return `${list} ${repository}`;
}
