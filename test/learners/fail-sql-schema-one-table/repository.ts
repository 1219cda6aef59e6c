import { project } from '../shared/good-repository.ts';

export default project({
  'db/schema.sql': 'CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL, author TEXT NOT NULL);',
});
