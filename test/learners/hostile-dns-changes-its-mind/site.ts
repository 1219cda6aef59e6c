import { ADDRESS, good, NAME, RECORDS } from '../shared/good-site.ts';

export default {
  ...good,
  zone: {
    records: RECORDS,
    answer: ({ name, type, before }: { name: string; type: string; before: number }) =>
      name === NAME && type === 'A' ? { records: `${NAME} 0 A ${before === 0 ? ADDRESS : '127.0.0.1'}` } : null,
  },
};
