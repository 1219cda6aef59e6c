import { project } from '../shared/good-repository.ts';

export default project({ 'README.md': null });
