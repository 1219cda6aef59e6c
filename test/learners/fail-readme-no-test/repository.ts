import { project, README } from '../shared/good-repository.ts';

export default project({ 'README.md': README.replace('npm test', '') });
