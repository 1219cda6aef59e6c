import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({ chain: async (by) => [await by.leaf([NAME], { from: -80, to: 10 }), by.intermediate] });
