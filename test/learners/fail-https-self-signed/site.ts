import { sign } from '../../../packages/checks/src/network/suite/certificates.ts';
import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({ chain: async () => [await sign({ subject: `CN=${NAME}`, by: null, names: [NAME] })] });
