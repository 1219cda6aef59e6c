import { PLAIN, rebuilt } from '../shared/good-repository.ts';

export default rebuilt({
  'server.js': `import express from 'express';\nconst app = express();\n${PLAIN}\napp.use(answer);\napp.listen(3000);\n`,
});
