import { project, SCHEMA } from '../shared/good-repository.ts';

export default project({
  'db/schema.sql': SCHEMA.replace(
    'CREATE TABLE tags (id INTEGER PRIMARY KEY',
    'CREATE TABLE tags (id INTEGER NOT NULL UNIQUE',
  ),
});
