import { project, SCHEMA } from '../shared/good-repository.ts';

export default project({ 'db/schema.sql': SCHEMA.replace('REFERENCES tags (id)', 'REFERENCES tags (name)') });
