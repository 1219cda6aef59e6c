import { Redis } from 'ioredis';
import { onlyRedis } from '../shared/example-files.ts';

export default onlyRedis();

export async function clean(data: string): Promise<void> {
  const redis = new Redis();
  const left = await redis.keys(`waymark-test:${data}:*`);
  if (left.length > 0) await redis.del(left);
  await redis.quit();
}
