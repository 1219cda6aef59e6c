import { project, WORKFLOW } from '../shared/good-repository.ts';

const [TESTS = '', DEPLOYS = ''] = WORKFLOW.split(/^ {2}(?=deploy:)/m);

export default project({
  '.github/workflows/ci.yml': TESTS,
  '.github/workflows/deploy.yml': `name: Deploy
on: { workflow_run: { workflows: [CI], types: [completed], branches: [main] } }
jobs:
  ${DEPLOYS.replace('    needs: [test]\n', '').replace(/if: .*/, "if: github.event.workflow_run.conclusion == 'success'")}`,
});
