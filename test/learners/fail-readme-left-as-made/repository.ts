import { project, README } from '../shared/good-repository.ts';

export default project({
  'README.md': `${README}\nThis template provides a minimal setup to get React working in Vite.\n`,
});
