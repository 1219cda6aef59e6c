import { ADDRESS_6, RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replaceAll(ADDRESS_6, '::ffff:127.0.0.1'));
