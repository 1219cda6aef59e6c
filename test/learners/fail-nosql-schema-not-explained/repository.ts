import { project } from '../shared/good-repository.ts';

export default project({ 'db/README.md': '# Database\n\nbooks and authors\n' });
