import { good } from '../shared/good-site.ts';

export default { ...good, zone: { records: '', answer: () => 'silent' as const } };
