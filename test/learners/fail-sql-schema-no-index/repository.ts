import { project, SCHEMA } from '../shared/good-repository.ts';

export default project({ 'db/schema.sql': SCHEMA.replace(/CREATE INDEX books_by_author.*\n/, '') });
