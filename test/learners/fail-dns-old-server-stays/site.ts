import type { Authority } from '../../../packages/checks/src/network/suite/certificates.ts';
import { good, host, NAME, RECORDS, withRecords } from '../shared/good-site.ts';

const other = { ...host, chain: async (by: Authority) => [await by.leaf(['shop.example']), by.intermediate] };
export default {
  ...withRecords(`${RECORDS}\n${NAME} A 93.184.216.40`),
  hosts: { ...good.hosts, '93.184.216.40': other },
};
