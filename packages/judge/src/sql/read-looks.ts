/** What an exercise looks at, as exercise.yaml writes it: `compare`, `state`, `probes` and `plans`. */
import type { Reader } from '../challenge/reader.ts';
import type { Look, Refusal, SqlCompare } from './model.ts';

const REFUSALS: readonly Refusal[] = ['not-null', 'unique', 'foreign-key', 'check', 'exclusion'];
const COMPARE = ['rows', 'columns', 'tolerance'];
const TOLERANCE = 1e-9;

/** @param field the fields of exercise.yaml */
export function readLooks(field: (key: string) => Reader): Look[] {
  const compare = field('compare');
  const answer: Look[] = compare.missing
    ? []
    : [{ kind: 'answer', name: 'your answer', compare: readCompare(compare.fields(COMPARE)) }];
  return [
    ...answer,
    ...field('state').list().map(readState),
    ...field('probes').list().map(readProbe),
    ...field('plans').list().map(readPlan),
  ];
}

function readCompare(field: (key: string) => Reader): SqlCompare {
  return {
    rows: field('rows').oneOf(['ordered', 'unordered'] as const, 'unordered'),
    columns: field('columns').oneOf(['by-name', 'by-position'] as const, 'by-name'),
    tolerance: field('tolerance').number(TOLERANCE, 0, 1),
  };
}

function readState(reader: Reader): Look {
  const field = reader.fields(['name', 'query', ...COMPARE]);
  return {
    kind: 'state',
    name: field('name').text(),
    query: field('query').text(),
    compare: readCompare(field),
  };
}

/** `{ name, accepts: insert ... }`, or `{ name, rejects: insert ..., because: unique }`. */
function readProbe(reader: Reader): Look {
  const field = reader.fields(['name', 'accepts', 'rejects', 'because', 'advice']);
  const isRefused = !field('rejects').missing;
  if (isRefused !== field('accepts').missing) reader.problem('should have either accepts or rejects');
  return {
    kind: 'probe',
    name: field('name').text(),
    statement: field(isRefused ? 'rejects' : 'accepts').text(),
    outcome: isRefused ? field('because').oneOf(REFUSALS) : 'accepted',
    advice: field('advice').text(''),
  };
}

function readPlan(reader: Reader): Look {
  const field = reader.fields(['name', 'query', 'index', 'without', 'advice']);
  const index = field('index').fields(['table', 'columns']);
  return {
    kind: 'plan',
    name: field('name').text(),
    query: field('query').text(),
    index: {
      table: index('table').text(),
      columns: index('columns')
        .list()
        .map((entry) => entry.text()),
    },
    without: field('without')
      .list()
      .map((entry) => entry.text()),
    advice: field('advice').text(''),
  };
}
