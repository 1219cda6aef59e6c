import { project } from '../shared/good-repository.ts';

export default project({ 'README.md': '# Reading list\n\n```\nnpm start\nnpm test\n```\n' });
