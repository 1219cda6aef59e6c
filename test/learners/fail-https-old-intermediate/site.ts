import { sign } from '../../../packages/checks/src/network/suite/certificates.ts';
import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({
  chain: async (by) => {
    const old = await sign({ subject: 'CN=Test R0', by: by.root, isAuthority: true, until: '2026-01-31' });
    return [await sign({ subject: `CN=${NAME}`, by: old, names: [NAME] }), old];
  },
});
