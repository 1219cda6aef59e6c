import { authority } from '../../../packages/checks/src/network/suite/certificates.ts';
import { NAME, withHost } from '../shared/good-site.ts';

const own = await authority('Home');
export default withHost({ chain: async () => [await own.leaf([NAME]), own.intermediate, own.root] });
