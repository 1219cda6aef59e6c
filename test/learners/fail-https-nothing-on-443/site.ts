import { ADDRESS, ADDRESS_6, good, plain } from '../shared/good-site.ts';

export default { ...good, hosts: { [ADDRESS]: { plain }, [ADDRESS_6]: { plain } } };
