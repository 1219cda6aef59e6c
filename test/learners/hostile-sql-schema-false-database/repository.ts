import { project } from '../shared/good-repository.ts';

const BYTES = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(64 * 1024, 0xff)]);

export default project({ 'db/schema.sql': null, 'app.db': BYTES });
