import type { OwnRule } from '@waymark/contract';
import type { ProofRules } from '@waymark/learning';
import { bases, ownRules, roadmapDrafts } from '@waymark/store';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import { itemOf, type Library, type OpenProgramme } from '../../programme/open.ts';
import { draftOf, saveDraft } from './drafts.ts';
import { duplicate } from './duplicate.ts';
import { versionOf, versionsOf } from './history.ts';
import { knownView, setKnown, setTestOut, type About } from './known.ts';
import { provables, type RulePacks } from './own-rules.ts';
import { previewOf } from './preview.ts';
import { restoreVersion, saveWritten } from './save.ts';

type Names =
  | 'duplicateProgramme'
  | 'getTailor'
  | 'putRoadmapDraft'
  | 'discardRoadmapDraft'
  | 'previewTailor'
  | 'saveTailor'
  | 'listVersions'
  | 'getVersion'
  | 'restoreVersion'
  | 'getKnown'
  | 'putKnown'
  | 'putTestOut';
type Write = Pick<Call<'saveTailor'>, 'db' | 'params' | 'now' | 'changed'>;

export interface TailorDeps extends RulePacks {
  library: Library;
}

export function tailorHandlers(deps: TailorDeps): Handlers<Names> {
  const { library } = deps;
  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'tailor' });
    return result;
  }
  return {
    duplicateProgramme: (call) => write(call, (open) => duplicate(call.db, open, call.body, library, call.now)),
    async getTailor({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      const { programme, document } = open;
      const [draft, own] = [await roadmapDrafts.get(db, programme.id), await ownRules.list(db, programme.id)];
      return {
        programme: { id: programme.id, title: programme.title, planned: programme.plan !== null },
        ...{ version: document.version, versionAt: document.createdAt, draft: draft && draftOf(draft) },
        rules: own
          .filter(({ purpose }) => purpose === 'own')
          .map(({ itemId, rule }) => ({ itemId, rule: rule as OwnRule })),
        ruled: ruledBy(library.packRules, open),
        provable: await provables(deps),
        bases: (await bases.list(db, programme.id)).map(({ upstream, upstreamId, version, hash, takenAt }) => {
          return { upstream, upstreamId, version, hash, takenAt };
        }),
      };
    },
    putRoadmapDraft: (call) => write(call, (open) => saveDraft(call.db, open, call.body, call.now)),
    discardRoadmapDraft: (call) => write(call, (open) => roadmapDrafts.remove(call.db, open.programme.id)),
    async previewTailor({ db, params, body, now }) {
      return previewOf(db, await library.open(db, params.programme, now), body);
    },
    async saveTailor(call) {
      const known = await provables(deps);
      return write(call, (open) => saveWritten(call.db, open, call.body, { library, known }, call.now));
    },
    async listVersions({ db, params, now }) {
      return { versions: await versionsOf(db, await library.open(db, params.programme, now)) };
    },
    async getVersion({ db, params, now }) {
      return versionOf(db, await library.open(db, params.programme, now), params.version);
    },
    restoreVersion: (call) =>
      write(call, (open) =>
        restoreVersion(call.db, open, call.params.version, call.body.baseVersion, library, call.now),
      ),
    async getKnown({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return knownView(db, open, itemOf(open, params), { known: await provables(deps), abouts: await aboutsOf(deps) });
    },
    putKnown: (call) =>
      write(call, (open) => setKnown(call.db, open, itemOf(open, call.params), call.body.known, call.now)),
    async putTestOut(call) {
      const known = await provables(deps);
      return write(call, (open) =>
        setTestOut(call.db, open, itemOf(open, call.params), call.body.rule, { library, known, now: call.now }),
      );
    },
  };
}

/** Items of this roadmap whose proof the content pack decides. */
function ruledBy({ signals, deliverables = [], quickWins = [] }: ProofRules, { items }: OpenProgramme): string[] {
  return [signals, deliverables, quickWins].flat().flatMap(({ itemId }) => (items.has(itemId) ? [itemId] : []));
}

async function aboutsOf({ quizzes, explanations }: RulePacks): Promise<About[]> {
  return [
    ...(await quizzes()).all.map(({ slug, about }): About => ({ kind: 'quiz', slug, about })),
    ...(await explanations()).all.map(({ slug, about }): About => ({ kind: 'explanation', slug, about })),
  ];
}
