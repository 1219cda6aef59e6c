import { AppError } from '@waymark/contract';
import { endorsements, ledger } from '@waymark/store';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Signer } from '../../programme/signer.ts';
import type { Mode } from '../../programme/strength.ts';
import type { ExplanationPack } from '../explanations/pack.ts';
import { explanationOf } from '../explanations/service.ts';
import { ask, type Signing } from './ask.ts';
import { endorse, readRequest } from './request.ts';
import { look, take, type TakeDeps } from './take.ts';
import { viewsOf } from './views.ts';

type Names =
  | 'askEndorsement'
  | 'readEndorsementRequest'
  | 'signEndorsement'
  | 'takeEndorsement'
  | 'listEndorsements'
  | 'getEndorsement'
  | 'lookAtEndorser';

export interface EndorsementDeps extends TakeDeps {
  explanations: () => Promise<ExplanationPack>;
  instance: string;
  mode: Mode;
  /** Of this instance; opened where nothing else is read. */
  signer: () => Promise<Signer>;
}

const MOST_LISTED = 200;

export function endorsementHandlers(deps: EndorsementDeps): Handlers<Names> {
  const { library, explanations, instance, mode, signer } = deps;
  const signing = async (now: string): Promise<Signing> => ({ instance, mode, signer: await signer(), now });
  const ownKey = async (): Promise<string> => (await signer()).publicKey.kid;
  const telling = ({ changed, signal }: Pick<Call<'takeEndorsement'>, 'changed' | 'signal'>) => ({
    signal,
    changed: (programmeId: string, revision: number) => changed({ programmeId, revision, feature: 'endorsements' }),
  });
  return {
    async askEndorsement({ db, params, body, now }) {
      const task = explanationOf(await explanations(), params.explanation);
      const about = await signing(now);
      return ask(db, await library.open(db, params.programme, now), task, params.attempt, body.name, about);
    },
    readEndorsementRequest: async ({ body, now }) => readRequest(body.request, await ownKey(), now),
    signEndorsement: async ({ body: { request, ...said }, now }) => endorse(request, said, await signing(now)),
    takeEndorsement: async (call) =>
      take(deps, call.params.programme, call.body.endorsement, { ownKey: await ownKey(), ...telling(call) }),
    async listEndorsements({ db, params, query, now }) {
      const { id } = (await library.open(db, params.programme, now)).programme;
      const stored = await endorsements.list(db, id, { explanation: query.explanation, limit: MOST_LISTED });
      return { endorsements: viewsOf(stored, await ledger.list(db, id)) };
    },
    async getEndorsement({ db, params, now }) {
      const { programme } = await library.open(db, params.programme, now);
      const stored = await endorsements.get(db, programme.id, { id: params.endorsement });
      if (stored === null) throw new AppError('endorsement-not-found');
      return stored.file;
    },
    async lookAtEndorser(call) {
      const { programme } = await library.open(call.db, call.params.programme, call.now);
      return look(deps, programme.id, call.params.endorsement, telling(call));
    },
  };
}
