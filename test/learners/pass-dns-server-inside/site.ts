import { RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replace('ns2.dns.example A 93.184.216.2', 'ns2.dns.example A 127.0.0.1'));
