import { project, WORKFLOW } from '../shared/good-repository.ts';

export default project({
  '.github/workflows/ci.yml': WORKFLOW.replaceAll('actions/checkout@v5', 'actions/checkout@main'),
});
