import { NAME, RECORDS, withRecords } from '../shared/good-site.ts';

const many = Array.from({ length: 2_000 }, (_, at) => `${NAME} A 93.185.${at >> 8}.${at & 255}`);
export default withRecords([RECORDS.replaceAll(/books.example (A|AAAA) .*/g, ''), ...many].join('\n'));
