/** Who may call what: one table, exhaustive by type, nothing allowed that is not in it. */
import type { RouteName } from './routes/index.ts';

/**
 * - `public`: anyone who reaches the server
 * - `programme:read`, `programme:write`: the learner whose programme it is
 * - `instance:read`, `instance:admin`: whoever runs this Waymark
 */
export type Permission = 'public' | 'programme:read' | 'programme:write' | 'instance:read' | 'instance:admin';

export const PERMISSIONS: Record<RouteName, Permission> = {
  getHealth: 'public',
  getOpenApi: 'public',
  getDocs: 'public',
  lintRoadmap: 'instance:read',
  listProgrammes: 'instance:read',
  importRoadmap: 'instance:admin',
  selectProgramme: 'instance:admin',
  backup: 'instance:admin',
  restore: 'instance:admin',
  getJudge: 'instance:read',
  getProgramme: 'programme:read',
  getRoadmap: 'programme:read',
  getToday: 'programme:read',
  getPlan: 'programme:read',
  previewPlan: 'programme:read',
  listTimeEntries: 'programme:read',
  getItem: 'programme:read',
  getProgress: 'programme:read',
  getReadiness: 'programme:read',
  streamEvents: 'programme:read',
  getPractice: 'programme:read',
  getChallenge: 'programme:read',
  getSubmission: 'programme:read',
  exportMarkdown: 'programme:read',
  exportIcs: 'programme:read',
  exportJson: 'programme:read',
  updateRoadmap: 'programme:write',
  putSettings: 'programme:write',
  reflowPlan: 'programme:write',
  moveBlock: 'programme:write',
  releaseBlock: 'programme:write',
  addTimeEntry: 'programme:write',
  editTimeEntry: 'programme:write',
  deleteTimeEntry: 'programme:write',
  startTimer: 'programme:write',
  stopTimer: 'programme:write',
  discardTimer: 'programme:write',
  putNote: 'programme:write',
  addEvidence: 'programme:write',
  putState: 'programme:write',
  withdrawEvidence: 'programme:write',
  reportTools: 'programme:write',
  putDraft: 'programme:write',
  showHint: 'programme:write',
  moveOn: 'programme:write',
  submit: 'programme:write',
};
