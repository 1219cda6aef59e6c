import { project } from '../shared/good-repository.ts';

export default project({
  'db/schema.sql': `CREATE TABLE a ${'('.repeat(150_000)}`,
  'db/more.sql': `${"'\\".repeat(100_000)}\n${'/*'.repeat(100_000)}`,
});
