import { project } from '../shared/good-repository.ts';

export default project({
  '.github/workflows/ci.yml': null,
  '.gitlab-ci.yml': `image: node:24
.node: { before_script: [npm ci] }
unit tests:
  extends: .node
  stage: test
  script: [npm test]
go live:
  stage: deploy
  environment: production
  rules: [{ if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH }]
  script:
    - ssh deploy@reading.example.org ./update.sh
`,
});
