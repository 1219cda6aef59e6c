import { good } from '../shared/good-site.ts';

export default {
  ...good,
  servers: { ...good.servers, '93.184.216.2': { records: '', answer: () => 'refused' as const } },
};
