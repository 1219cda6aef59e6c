import { good, RECORDS } from '../shared/good-site.ts';

/** Each name leads to one that nobody has asked for yet, however often a question is put again. */
const next = (name: string): number => Number(/^x(\d+)\./.exec(name)?.[1] ?? 0) + 1;

export default {
  ...good,
  zone: {
    records: RECORDS,
    answer: ({ name, type }: { name: string; type: string }) =>
      type === 'CNAME' ? { records: `${name} CNAME x${next(name)}.hosting.example` } : null,
  },
};
