/** What a backup holds: every table, parents before children, and what each column may be. */

/** `?` may be null; `object` and `array` are JSON text of that shape; `date` is YYYY-MM-DD; `instant` is ISO 8601. */
export type ColumnKind =
  'text' | 'text?' | 'integer' | 'integer?' | 'object' | 'object?' | 'array' | 'date' | 'instant';

export interface TableLayout {
  name: string;
  columns: Record<string, ColumnKind>;
  /** The columns that order its rows: its primary key. Two dumps of the same content are the same text. */
  order: string[];
  /** Columns with only these values. */
  oneOf?: Record<string, readonly string[]>;
}

export type Row = Record<string, string | number | null>;

export const LAYOUT: readonly TableLayout[] = [
  { name: 'instance', columns: { key: 'text', value: 'text' }, order: ['key'] },
  {
    name: 'programmes',
    columns: {
      id: 'text', title: 'text', created_at: 'instant', settings: 'object?', plan: 'object?', revision: 'integer',
      document_version: 'integer',
    },
    order: ['id'],
  },
  {
    name: 'documents',
    columns: {
      programme_id: 'text', version: 'integer', source: 'text', model: 'object', diagnostics: 'array', dialect: 'text',
      created_at: 'instant',
    },
    order: ['programme_id', 'version'],
    oneOf: { dialect: ['waymark', 'generic'] },
  },
  {
    name: 'blocks',
    columns: {
      programme_id: 'text', id: 'text', date: 'date', position: 'integer', start_minute: 'integer', minutes: 'integer',
      kind: 'text', item_id: 'text?', day_id: 'text?', title: 'text', text: 'text', phase_id: 'text?', week: 'integer',
      pinned: 'integer', status: 'text',
    },
    order: ['programme_id', 'id'],
    oneOf: {
      kind: ['scripted', 'study', 'deep-dive', 'deliverable', 'quick-win', 'hello', 'retro'],
      status: ['planned', 'done', 'partial', 'missed'],
    },
  },
  {
    name: 'time_entries',
    columns: {
      programme_id: 'text', id: 'text', item_id: 'text?', block_id: 'text?', date: 'date', minutes: 'integer',
      note: 'text', created_at: 'instant',
    },
    order: ['programme_id', 'id'],
  },
  {
    name: 'timers',
    columns: { programme_id: 'text', item_id: 'text?', block_id: 'text?', title: 'text', started_at: 'instant' },
    order: ['programme_id'],
  },
  {
    name: 'notes',
    columns: { programme_id: 'text', item_id: 'text', markdown: 'text', version: 'integer', updated_at: 'instant' },
    order: ['programme_id', 'item_id'],
  },
  {
    name: 'ledger',
    columns: {
      programme_id: 'text', seq: 'integer', id: 'text', at: 'instant', type: 'text', item_id: 'text?', entry: 'object',
      prev_hash: 'text', hash: 'text',
    },
    order: ['programme_id', 'seq'],
    oneOf: { type: ['evidence', 'withdrawal', 'state', 'run'] },
  },
  {
    name: 'submissions',
    columns: {
      programme_id: 'text', id: 'text', challenge: 'text', language: 'text', code: 'text', seed: 'integer',
      status: 'text', verdict: 'object?', created_at: 'instant', judged_at: 'text?', leased_until: 'text?',
    },
    order: ['programme_id', 'id'],
    oneOf: { status: ['queued', 'pass', 'fail', 'error', 'superseded'] },
  },
  {
    name: 'drafts',
    columns: {
      programme_id: 'text', challenge: 'text', language: 'text', code: 'text', version: 'integer',
      updated_at: 'instant',
    },
    order: ['programme_id', 'challenge', 'language'],
  },
  {
    name: 'practice_marks',
    columns: { programme_id: 'text', challenge: 'text', hints_shown: 'integer', moved_on_at: 'text?' },
    order: ['programme_id', 'challenge'],
  },
  {
    name: 'quiz_attempts',
    columns: {
      programme_id: 'text', id: 'text', quiz: 'text', content_hash: 'text', drawn: 'array', answers: 'object',
      started_at: 'instant', finished_at: 'text?', right_answers: 'integer', questions: 'integer',
    },
    order: ['programme_id', 'id'],
  },
  {
    name: 'explanation_attempts',
    columns: {
      programme_id: 'text', id: 'text', explanation: 'text', seed: 'integer', exchange: 'object?', questions: 'array',
      body: 'text', answers: 'array', version: 'integer', started_at: 'instant', finished_at: 'text?',
      passed: 'integer', result: 'object?',
    },
    order: ['programme_id', 'id'],
  },
  {
    name: 'endorsements',
    columns: {
      programme_id: 'text', id: 'text', explanation: 'text', attempt_id: 'text', text_digest: 'text', signer: 'text',
      file_hash: 'text', file: 'object', taken_at: 'instant',
    },
    order: ['programme_id', 'id'],
  },
  {
    name: 'endorser_looks',
    columns: { programme_id: 'text', id: 'text', found: 'text', reason: 'text', looked_at: 'instant' },
    order: ['programme_id', 'id'],
    oneOf: { found: ['named', 'unnamed', 'unread'] },
  },
  {
    name: 'cards',
    columns: {
      programme_id: 'text', id: 'text', source: 'text', subject: 'text', item_id: 'text?', front: 'text', back: 'text',
      tags: 'array', memory: 'object', aside: 'object?', version: 'integer', created_at: 'instant',
    },
    order: ['programme_id', 'id'],
    oneOf: { source: ['quiz', 'challenge', 'own'] },
  },
  {
    name: 'card_reviews',
    columns: {
      programme_id: 'text', id: 'text', card_id: 'text', rating: 'text', at: 'instant', found: 'object',
      was_new: 'integer',
    },
    order: ['programme_id', 'id'],
    oneOf: { rating: ['again', 'hard', 'good', 'easy'] },
  },
  { name: 'review_settings', columns: { programme_id: 'text', daily_cap: 'integer' }, order: ['programme_id'] },
  {
    name: 'projects',
    columns: {
      programme_id: 'text', id: 'text', name: 'text', terms: 'object', repository: 'text?', start_command: 'text?',
      base_url: 'text?', archived: 'integer', created_at: 'instant', updated_at: 'instant',
    },
    order: ['programme_id', 'id'],
  },
  {
    name: 'runs',
    columns: {
      programme_id: 'text', id: 'text', project_id: 'text', check_name: 'text', variant: 'text?', route: 'text',
      reason: 'text', status: 'text', strength: 'text?', summary: 'text', record: 'object?', digest: 'text?',
      started_at: 'instant', finished_at: 'text?', leased_until: 'text?', next_at: 'text?',
    },
    order: ['programme_id', 'id'],
    oneOf: {
      route: ['direct', 'tunnel', 'clone', 'loopback'],
      reason: ['asked', 'schedule'],
      status: ['waiting', 'pass', 'fail', 'error'],
    },
  },
  {
    name: 'document_origins',
    columns: {
      programme_id: 'text', version: 'integer', origin: 'text', from_version: 'integer?', summary: 'array',
      changes: 'integer', rules: 'array',
    },
    order: ['programme_id', 'version'],
    oneOf: { origin: ['imported', 'duplicated', 'saved', 'restored', 'merged', 'synced'] },
  },
  {
    name: 'own_rules',
    columns: { programme_id: 'text', item_id: 'text', purpose: 'text', rule: 'object', created_at: 'instant' },
    order: ['programme_id', 'item_id'],
    oneOf: { purpose: ['own', 'test-out'] },
  },
  {
    name: 'roadmap_drafts',
    columns: {
      programme_id: 'text', base_version: 'integer', source: 'text', kept: 'array', rules: 'array', version: 'integer',
      writer: 'text', updated_at: 'instant',
    },
    order: ['programme_id'],
  },
  {
    name: 'bases',
    columns: {
      programme_id: 'text', upstream: 'text', upstream_id: 'text', version: 'integer', hash: 'text', source: 'text',
      taken_at: 'instant',
    },
    order: ['programme_id', 'upstream'],
    oneOf: { upstream: ['pack', 'programme'] },
  },
  {
    name: 'past_bases',
    columns: {
      programme_id: 'text', upstream: 'text', seq: 'integer', upstream_id: 'text', version: 'integer', source: 'text',
      from_version: 'integer', left_out: 'array', taken_at: 'instant',
    },
    order: ['programme_id', 'upstream', 'seq'],
    oneOf: { upstream: ['pack', 'programme'] },
  },
  {
    name: 'log_entries',
    columns: {
      programme_id: 'text', id: 'text', kind: 'text', closed: 'integer', entry: 'object', evidence_id: 'text?',
      created_at: 'instant',
    },
    order: ['programme_id', 'id'],
    oneOf: { kind: ['application', 'demo', 'mock-interview'] },
  },
  {
    name: 'contribution_sources',
    columns: {
      programme_id: 'text', source: 'text', kind: 'text', label: 'text', state: 'object', read_at: 'instant',
    },
    order: ['programme_id', 'source'],
    oneOf: { kind: ['local', 'host'] },
  },
  {
    name: 'contributions',
    columns: { programme_id: 'text', id: 'text', kind: 'text', source: 'text', day: 'date' },
    order: ['programme_id', 'id'],
    oneOf: { kind: ['commit', 'pull-request'] },
  },
  {
    name: 'contribution_authors',
    columns: { programme_id: 'text', address: 'text' },
    order: ['programme_id', 'address'],
  },
  {
    name: 'feeds',
    columns: {
      programme_id: 'text', nonce: 'text', token_hash: 'text', alarm_minutes: 'integer?', created_at: 'instant',
    },
    order: ['programme_id'],
  },
  {
    name: 'feed_events',
    columns: {
      programme_id: 'text', event: 'text', fingerprint: 'text', sequence: 'integer', changed_at: 'instant',
    },
    order: ['programme_id', 'event'],
  },
  {
    name: 'notion_objects',
    columns: {
      programme_id: 'text', page: 'text', object: 'text', notion_id: 'text?', hash: 'text', blocks: 'array',
      pushed_at: 'instant',
    },
    order: ['programme_id', 'page', 'object'],
  },
  {
    name: 'retros',
    columns: {
      programme_id: 'text', id: 'text', number: 'integer', from_date: 'date', to_date: 'date', content: 'object',
      version: 'integer', started_at: 'instant', finished_at: 'text?', outcome: 'object?',
    },
    order: ['programme_id', 'id'],
  },
  {
    name: 'idempotency_keys',
    columns: {
      key: 'text', route: 'text', request_hash: 'text', status: 'integer', body: 'text', created_at: 'instant',
    },
    order: ['key'],
  },
]; // prettier-ignore

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

function isJson(value: unknown, shape: 'object' | 'array'): boolean {
  if (typeof value !== 'string') return false;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && Array.isArray(parsed) === (shape === 'array');
  } catch {
    return false;
  }
}

const FITS: Record<ColumnKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  'text?': (value) => value === null || typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  'integer?': (value) => value === null || Number.isSafeInteger(value),
  object: (value) => isJson(value, 'object'),
  'object?': (value) => value === null || isJson(value, 'object'),
  array: (value) => isJson(value, 'array'),
  date: (value) => typeof value === 'string' && DATE.test(value),
  instant: (value) => typeof value === 'string' && INSTANT.test(value),
};

/** Whether a value read from a backup is a row of that table: its columns, no others, each of its kind. */
export function isRowOf(table: TableLayout, value: unknown): value is Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const row = value as Record<string, unknown>;
  const columns = Object.entries(table.columns);
  return (
    Object.keys(row).length === columns.length &&
    columns.every(([name, kind]) => Object.hasOwn(row, name) && FITS[kind](row[name])) &&
    Object.entries(table.oneOf ?? {}).every(([name, allowed]) => allowed.includes(String(row[name])))
  );
}
