import { ADDRESS, good } from '../shared/good-site.ts';

export default { ...good, base: `http://${ADDRESS}` };
