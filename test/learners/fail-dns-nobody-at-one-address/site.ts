import { NAME, RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(`${RECORDS}\n${NAME} A 93.184.216.40`);
