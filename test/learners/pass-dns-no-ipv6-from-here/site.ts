import { ADDRESS, ADDRESS_6, good } from '../shared/good-site.ts';

const { [ADDRESS]: four = {} } = good.hosts;
export default { ...good, hosts: { [ADDRESS]: four }, unreachable: [ADDRESS_6] };
