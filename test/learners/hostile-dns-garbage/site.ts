import { good } from '../shared/good-site.ts';

export default { ...good, zone: { records: '', answer: () => 'garbage' as const } };
