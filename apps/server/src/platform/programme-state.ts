/** Where a programme stands, as cheaply as the store can say it: for validators and for noticing other processes' writes. */
import { programmes, type Db } from '@waymark/store';

export interface ProgrammeState {
  /** The programme that was asked for; empty where there is none. */
  id: string;
  /** Grows with every write and never repeats, not even over a restore; 0 where there is no programme. */
  revision: number;
  /** The one the learner works on; empty before the first. */
  currentId: string;
}

/**
 * @param programme an id, or `current` for the one the learner works on
 */
export async function stateOf(db: Db, programme: string): Promise<ProgrammeState> {
  const currentId = (await programmes.currentId(db)) ?? '';
  const id = programme === 'current' ? currentId : programme;
  const revision = id === '' ? null : await programmes.revision(db, id);
  return { id: revision === null ? '' : id, revision: revision ?? 0, currentId };
}
