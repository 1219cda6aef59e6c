import { withoutSql } from '../shared/example-files.ts';

export default withoutSql({
  'level-store.js': "// import { ClassicLevel } from 'classic-level';\nexport const todos = new Map();\n",
  'test/store.js': "import { ClassicLevel } from 'classic-level';\nnew ClassicLevel('here');\n",
});
