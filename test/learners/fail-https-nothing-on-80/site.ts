import { withHost } from '../shared/good-site.ts';

export default withHost({ plain: null });
