import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({ chain: async (by) => [await by.leaf([`www.${NAME}`]), by.intermediate] });
