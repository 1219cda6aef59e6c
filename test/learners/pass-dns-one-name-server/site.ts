import { RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(RECORDS.replace('books.example NS ns2.dns.example', ''));
