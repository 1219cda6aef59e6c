import { ADDRESS, RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(
  `${RECORDS.replaceAll(/books.example (A|AAAA) .*/g, '')}
  books.example CNAME lb.hosting.example
  lb.hosting.example A ${ADDRESS}`,
);
