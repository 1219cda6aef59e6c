import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({ chain: async (by) => [await by.leaf([NAME], { from: -3, to: 3 }), by.intermediate] });
