import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { EXIT } from '../../shell/failure.ts';
import { blaze, BLAZE_LEGEND } from '../../terminal/style.ts';

const DIFFICULTY = ['', 'easy', 'fair', 'long'];
const STATE = { new: '', tried: 'tried', passed: 'passed', 'moved-on': 'moved on' } as const;

/** `waymark practice list`: every challenge by topic, with what became of it. */
export async function listPractice(context: Context, options: { topic?: string; open?: boolean }): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const view = await client.call('GET', '/api/programmes/{programme}/practice', { params: CURRENT });
    const wanted = options.topic?.toLowerCase();
    const challenges = view.challenges
      .filter(({ topic }) => wanted === undefined || topic.toLowerCase().includes(wanted))
      .filter(({ state }) => options.open !== true || state === 'new' || state === 'tried');
    out.result({ ...view, challenges });
    for (const [topic, group] of Map.groupBy(challenges, (one) => one.topic)) {
      out.line(`\n${out.style.bold(topic)}`);
      for (const { slug, title, difficulty, state, strength } of group) {
        const mark = blaze('open', strength);
        const about = [DIFFICULTY[difficulty], STATE[state]].filter((word) => word !== '').join(', ');
        out.line(`  ${mark} ${slug.padEnd(24)} ${title.padEnd(34)} ${out.style.dim(about)}`);
      }
    }
    if (challenges.length === 0) out.line('Nothing matches; `waymark practice list` shows everything.');
    out.line('');
    for (const { ruleId, title, satisfied, missing } of view.signals)
      out.line(`${ruleId ?? ''} ${title.replace(/\.$/, '')}${satisfied ? ': done' : out.style.dim(`: ${missing}`)}`);
    out.line(out.style.dim(`\n${BLAZE_LEGEND}`));
    return EXIT.ok;
  });
}
