import { project, BOOKS } from '../shared/good-repository.ts';

export default project({ 'db/collections/books.json': JSON.stringify({ ...BOOKS, required: ['_id'] }) });
