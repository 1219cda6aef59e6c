import { onRedis } from '../shared/example-files.ts';

export default onRedis(`import { Redis } from 'ioredis';
import pg from 'pg';

const [redis, pool] = [new Redis(), new pg.Pool()];
const MINUTE = 60;

export async function find(id) {
  const kept = await redis.get(id);
  if (kept !== null) return JSON.parse(kept);
  const { rows } = await pool.query('SELECT * FROM todos WHERE id = $1', [id]);
  await redis.setex(id, MINUTE, JSON.stringify(rows[0]));
  return rows[0];
}

export async function remove(id) {
  await pool.query('DELETE FROM todos WHERE id = $1', [id]);
  await redis.del(id);
}
`);
