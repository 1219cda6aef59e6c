import { ADDRESS, good, RECORDS } from '../shared/good-site.ts';

const old = RECORDS.replace('SOA 7', 'SOA 5').replaceAll(ADDRESS, '93.184.216.99');
export default { ...good, servers: { ...good.servers, '93.184.216.2': { records: old } } };
