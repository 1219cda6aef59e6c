import { project, SCHEMA } from '../shared/good-repository.ts';

export default project({ 'db/schema.sql': SCHEMA.replace('pages INTEGER', 'keywords TEXT, pages INTEGER') });
