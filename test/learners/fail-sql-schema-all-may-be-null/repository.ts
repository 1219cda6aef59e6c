import { project, SCHEMA } from '../shared/good-repository.ts';

export default project({ 'db/schema.sql': SCHEMA.replaceAll(/(title VARCHAR\(200\)|pages INTEGER) NOT NULL/g, '$1') });
