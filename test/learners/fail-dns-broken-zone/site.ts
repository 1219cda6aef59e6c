import { good, NAME, RECORDS } from '../shared/good-site.ts';

export default {
  ...good,
  zone: {
    records: RECORDS,
    answer: ({ name }: { name: string }) => (name.endsWith(NAME) ? ('failed' as const) : null),
  },
};
