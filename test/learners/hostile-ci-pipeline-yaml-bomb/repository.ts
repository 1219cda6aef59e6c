import { project } from '../shared/good-repository.ts';

const LINES = 'bcdefghi'
  .split('')
  .map(
    (name, index) =>
      `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'.charAt(index)}`).join(', ')}]`,
  );

export default project({
  '.github/workflows/ci.yml': ['a: &a [x, x, x, x, x, x, x, x, x]', ...LINES, 'jobs: *i', ''].join('\n'),
});
