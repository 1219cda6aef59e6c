import { ADDRESS, RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replaceAll(ADDRESS, '169.254.169.254'));
