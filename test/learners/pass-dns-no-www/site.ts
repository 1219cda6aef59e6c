import { RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replace(/www.*/, ''));
