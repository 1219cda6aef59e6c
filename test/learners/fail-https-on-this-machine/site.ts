import { good } from '../shared/good-site.ts';

export default { ...good, base: 'http://localhost:3000' };
