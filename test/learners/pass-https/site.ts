import { good } from '../shared/good-site.ts';

export default good;
