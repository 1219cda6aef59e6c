import { history } from '../shared/good-repository.ts';

export default history({
  files: { 'node_modules/express/index.js': 'module.exports = 1;\n', 'node_modules/express/package.json': '{}' },
});
