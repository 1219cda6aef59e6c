import { withoutSql } from '../shared/example-files.ts';

export default withoutSql();
