import { project } from '../shared/good-repository.ts';

export default project({ 'db/collections/books.json': '{ "title": "Emma", "tags": ["novel"] }' });
