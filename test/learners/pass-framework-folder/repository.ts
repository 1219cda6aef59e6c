import { PLAIN, rebuilt } from '../shared/good-repository.ts';

export default rebuilt({
  'waymark.yaml': 'framework: express\nrebuilds: { folder: plain }\n',
  'plain/server.js': PLAIN,
});
