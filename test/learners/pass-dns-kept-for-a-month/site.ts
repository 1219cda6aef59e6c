import { RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replace('A 93.184.216.34', '2592000 A 93.184.216.34'));
