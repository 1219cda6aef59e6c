import { good, NAME } from '../shared/good-site.ts';

export default { ...good, base: `http://${NAME}/` };
