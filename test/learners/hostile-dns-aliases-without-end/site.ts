import { good, RECORDS } from '../shared/good-site.ts';

let made = 0;
export default {
  ...good,
  zone: {
    records: RECORDS,
    answer: ({ name, type }: { name: string; type: string }) =>
      type === 'CNAME' ? { records: `${name} CNAME x${(made += 1)}.hosting.example` } : null,
  },
};
