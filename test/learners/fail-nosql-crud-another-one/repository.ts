import { withoutSql } from '../shared/example-files.ts';

export default withoutSql({
  'waymark.yaml': 'store: mongodb\n',
  'package.json': '{ "type": "module", "dependencies": { "classic-level": "3.0.0" } }',
});
