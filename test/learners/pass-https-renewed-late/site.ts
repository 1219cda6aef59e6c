import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({ chain: async (by) => [await by.leaf([NAME], { from: -72, to: 18 }), by.intermediate] });
