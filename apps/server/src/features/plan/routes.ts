import { daysBetween } from '@waymark/learning';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import { moveBlock, previewPlan, releaseBlock, replan, saveSettings, type PlanResult } from './service.ts';
import { planView, todayView } from './views.ts';

type Names = 'getToday' | 'getPlan' | 'previewPlan' | 'putSettings' | 'reflowPlan' | 'moveBlock' | 'releaseBlock';
type Write = Pick<Call<'reflowPlan'>, 'db' | 'params' | 'now' | 'changed'>;

export function planHandlers({ library }: { library: Library }): Handlers<Names> {
  /** Every write of the plan: take the programme's row, change, tell. */
  async function write(
    { db, params, now, changed }: Write,
    work: (open: OpenProgramme) => Promise<PlanResult>,
  ): Promise<PlanResult> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'plan' });
    return result;
  }
  return {
    async getToday({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      return todayView(db, open, open.rules, now);
    },
    getPlan: async ({ db, params, query, now }) => planView(db, await library.open(db, params.programme, now), query),
    async previewPlan({ db, params, body, now }) {
      const { plan, forecast } = await previewPlan(db, await library.open(db, params.programme, now), body);
      const first = plan.blocks.find(({ status }) => status === 'planned')?.date;
      return {
        endDate: plan.endDate,
        forecast,
        weeks: plan.endDate === null ? 0 : Math.ceil((daysBetween(body.startDate, plan.endDate) + 1) / 7),
        totalMinutes: plan.blocks.reduce((sum, { minutes }) => sum + minutes, 0),
        firstBlocks: plan.blocks.filter(({ date, status }) => date === first && status === 'planned'),
        unplaced: plan.unplaced,
      };
    },
    putSettings: (call) => write(call, (open) => saveSettings(call.db, open, call.body)),
    reflowPlan: (call) => write(call, (open) => replan(call.db, open)),
    moveBlock: (call) => write(call, (open) => moveBlock(call.db, open, call.params.block, call.body.date)),
    releaseBlock: (call) => write(call, (open) => releaseBlock(call.db, open, call.params.block)),
  };
}
