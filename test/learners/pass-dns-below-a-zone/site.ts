import type { RequestListener } from 'node:http';
import type { Authority } from '../../../packages/checks/src/network/suite/certificates.ts';
import { ADDRESS, host, PAGE, withRecords } from '../shared/good-site.ts';

const name = 'books-7f2.hosting.example';
const records = `
  . NS a.root.example
  hosting.example SOA 3
  hosting.example NS ns1.dns.example
  hosting.example NS ns2.dns.example
  ${name} 60 A ${ADDRESS}
  ns1.dns.example A 93.184.216.1
  ns2.dns.example A 93.184.216.2`;
export default {
  ...withRecords(records),
  base: `https://${name}`,
  hosts: {
    [ADDRESS]: {
      ...host,
      chain: async (by: Authority) => [await by.leaf(['*.hosting.example']), by.intermediate],
      secure: ((_, response) => response.end(PAGE)) satisfies RequestListener,
    },
  },
};
