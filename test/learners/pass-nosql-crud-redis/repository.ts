import { Redis } from 'ioredis';
import { withoutSql } from '../shared/example-files.ts';

export default withoutSql({
  'waymark.yaml': 'contract: todos\nstore: redis\n',
  'level-store.js': null,
  'turns.js': null,
});

export async function clean(data: string): Promise<void> {
  const redis = new Redis();
  const left = await redis.keys(`waymark-test:${data}:*`);
  if (left.length > 0) await redis.del(left);
  await redis.quit();
}
