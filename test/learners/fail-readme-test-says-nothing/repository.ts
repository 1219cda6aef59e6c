import { project } from '../shared/good-repository.ts';

export default project({
  'package.json':
    '{ "scripts": { "start": "node server.js", "test": "echo \\"Error: no test specified\\" && exit 1" } }',
});
