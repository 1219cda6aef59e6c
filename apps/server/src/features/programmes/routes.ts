import { countsOf, parse } from '@waymark/roadmap';
import { programmes } from '@waymark/store';
import type { Handlers } from '../../platform/http/handler.ts';
import {
  bytesOf,
  firstDiagnostics,
  importRoadmap,
  listProgrammes,
  programmeDetail,
  roadmapView,
  summary,
  updateRoadmap,
  type ProgrammeDeps,
} from './service.ts';

type Names =
  | 'listProgrammes'
  | 'importRoadmap'
  | 'lintRoadmap'
  | 'getProgramme'
  | 'selectProgramme'
  | 'getRoadmap'
  | 'updateRoadmap';

export function programmesHandlers(deps: ProgrammeDeps): Handlers<Names> {
  const { library } = deps;
  return {
    listProgrammes: async ({ db }) => ({ programmes: await listProgrammes(db) }),
    async importRoadmap({ db, body, now, changed }) {
      const result = await importRoadmap(db, bytesOf(body), now, body.title);
      changed({ programmeId: result.programme.id, revision: result.programme.revision, feature: 'programmes' });
      return result;
    },
    async lintRoadmap({ body }) {
      const document = parse(bytesOf(body));
      return { counts: countsOf(document.roadmap), diagnostics: firstDiagnostics(document.diagnostics) };
    },
    getProgramme: async ({ db, params, now }) => programmeDetail(db, await library.open(db, params.programme, now)),
    async selectProgramme({ db, params, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      const { programme } = open;
      await programmes.setCurrent(db, programme.id);
      changed({ programmeId: programme.id, revision, feature: 'programmes' });
      return summary(programme, programme.id);
    },
    getRoadmap: async ({ db, params, now }) => roadmapView(db, await library.open(db, params.programme, now)),
    async updateRoadmap({ db, params, body, now, changed }) {
      const { open, revision } = await library.openToWrite(db, params.programme, now);
      const result = await updateRoadmap(db, open, body, now);
      changed({ programmeId: open.programme.id, revision, feature: 'programmes' });
      return result;
    },
  };
}
