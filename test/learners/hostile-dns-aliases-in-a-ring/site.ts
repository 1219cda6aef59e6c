import { RECORDS, withRecords } from '../shared/good-site.ts';

export default withRecords(
  `${RECORDS.replaceAll(/books.example (A|AAAA) .*/g, '')}
  books.example CNAME a.hosting.example
  a.hosting.example CNAME b.hosting.example
  b.hosting.example CNAME books.example`,
);
