import { project, BOOKS } from '../shared/good-repository.ts';

export default project({
  'db/collections/books.json': JSON.stringify({
    ...BOOKS,
    properties: { title: { type: 'string' }, authorId: { type: 'string' } },
    required: ['title'],
    'x-indexes': ['title'],
  }),
});
