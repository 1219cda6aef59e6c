import { RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replace('CAA issue letsencrypt.org', 'CAA issue digicert.com'));
