import { withoutSql } from '../shared/example-files.ts';

export default withoutSql({ 'package.json': '{ "type": "module", "dependencies": { "fastify": "5.12.8" } }' });
