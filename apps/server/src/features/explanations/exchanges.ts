/** Exchanges of the learner's own runs that are worth asking about. */
import type { RunRecord, StoredMessage } from '@waymark/checks';
import { drawExchange, seededRandom, type ExchangeQuestion, type ExchangeTask } from '@waymark/learning';
import { runs, type AskedExchange, type Db, type StoredRun } from '@waymark/store';

/** Runs that are looked at: the newest say most of what the learner's server does now. */
const NEWEST_RUNS = 3;
const MOST_LISTED = 200;
/** What somebody can take in at a glance. */
const LONGEST_BODY = 2_000;
const MOST_HEADERS = 25;
const LONGEST_HEADER = 300;

/** @returns passed runs of the checks that an explanation names, newest first */
export async function passedRuns(db: Db, programmeId: string, { checks }: ExchangeTask): Promise<StoredRun[]> {
  const all = await runs.list(db, programmeId, { limit: MOST_LISTED });
  return all.filter(({ status, check }) => status === 'pass' && checks.includes(check)).slice(0, NEWEST_RUNS);
}

/**
 * Draws an exchange and its questions, from the learner's own runs where they give enough, else from the sample.
 *
 * @param seed the same seed over the same runs draws the same
 */
export async function draw(
  db: Db,
  programmeId: string,
  task: ExchangeTask | null,
  seed: number,
): Promise<{ exchange: AskedExchange | null; questions: ExchangeQuestion[] }> {
  if (task === null) return { exchange: null, questions: [] };
  const own = await Promise.all(
    (await passedRuns(db, programmeId, task)).map(async ({ id, check }) =>
      exchangesIn((await runs.record(db, programmeId, id)) as RunRecord | null, id, check),
    ),
  );
  const sample = { ...task.sample, runId: null, check: null };
  for (const candidates of [own.flat(), [sample]]) {
    const drawn = drawExchange(candidates, task.questions, seededRandom(seed));
    if (drawn !== null) return { exchange: candidates[drawn.index] ?? null, questions: drawn.questions };
  }
  return { exchange: null, questions: [] };
}

function exchangesIn(record: RunRecord | null, runId: string, check: string): AskedExchange[] {
  return (record?.exchanges ?? []).flatMap(({ method, target, request, response }) =>
    response !== null && isShort(request) && isShort(response)
      ? {
          ...{ runId, check, base: record?.base ?? null, method, target },
          request: { headers: request.headers, body: request.body },
          response: { status: response.status, headers: response.headers, body: response.body },
        }
      : [],
  );
}

function isShort({ headers, body, truncated }: StoredMessage): boolean {
  if (truncated || (body ?? '').length > LONGEST_BODY || headers.length > MOST_HEADERS) return false;
  return headers.every(([name, value]) => name.length + value.length <= LONGEST_HEADER);
}
