import { project, BOOKS } from '../shared/good-repository.ts';

export default project({
  'db/collections/books.json': JSON.stringify({
    ...BOOKS,
    properties: { ...BOOKS.properties, edition: { type: 'object', properties: { year: {} } } },
  }),
});
