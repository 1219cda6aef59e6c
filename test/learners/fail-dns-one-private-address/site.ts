import { NAME, RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(`${RECORDS}\n${NAME} A 10.0.0.5`);
