import { authority } from '../../../packages/checks/src/network/suite/certificates.ts';
import { NAME, withHost } from '../shared/good-site.ts';

const other = await authority('Another');
export default withHost({ chain: async (by) => [await by.leaf([NAME]), other.intermediate] });
