import { NAME, RECORDS, withRecords } from '../shared/good-site.ts';

export default {
  ...withRecords(RECORDS.replace(`CNAME ${NAME}`, 'CNAME books-7f2.hosting.example')),
  base: `https://www.${NAME}`,
};
