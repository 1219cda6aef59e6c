import { RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replaceAll(/books.example (A|AAAA) .*/g, ''));
