/** What the live stream says. */

/** After every write: which part of the programme changed, so that a page reloads just what it shows. */
export interface ChangedEvent {
  type: 'changed';
  programmeId: string;
  revision: number;
  feature:
    | 'programmes'
    | 'plan'
    | 'time'
    | 'items'
    | 'evidence'
    | 'readiness'
    | 'backup'
    | 'calendar'
    | 'practice'
    | 'quizzes'
    | 'explanations'
    | 'endorsements'
    | 'review'
    | 'projects'
    | 'runs'
    | 'logs'
    | 'contributions'
    | 'links'
    | 'retros'
    | 'upstream'
    | 'tailor';
}

export type LiveEvent = ChangedEvent;
