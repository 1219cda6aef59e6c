import { project, WORKFLOW } from '../shared/good-repository.ts';

export default project({
  '.github/workflows/ci.yml': WORKFLOW.replace('flyctl deploy --remote-only', 'echo "deploy done"'),
});
