import { withoutSql } from '../shared/example-files.ts';

export default withoutSql({ 'waymark.yaml': 'contract: todos\n' });
