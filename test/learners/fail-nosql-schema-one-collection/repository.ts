import { project } from '../shared/good-repository.ts';

export default project({ 'db/collections/authors.json': null });
