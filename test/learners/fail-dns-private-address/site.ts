import { ADDRESS, RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replaceAll(ADDRESS, '192.168.1.10'));
