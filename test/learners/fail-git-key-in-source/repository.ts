import { history } from '../shared/good-repository.ts';

// Put together here, so that no tool takes this test for a leak.
const KEY = ['AKIA', 'ZZQ7XW3JH5LN2VPT'].join('');

export default history({ files: { 'upload.js': `const key = '${KEY}';\nexport default key;\n` } });
