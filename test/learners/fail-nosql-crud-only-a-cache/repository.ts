import { onRedis } from '../shared/example-files.ts';

export default onRedis(`import { Redis } from 'ioredis';
import { createPool } from 'mysql2/promise';

const [redis, pool] = [new Redis(), createPool(process.env.MYSQL_URL)];
const MINUTE = 60;

export async function find(id) {
  const kept = await redis.get(id);
  if (kept !== null) return JSON.parse(kept);
  const [rows] = await pool.execute('SELECT * FROM todos WHERE id = ?', [id]);
  await redis.setex(id, MINUTE, JSON.stringify(rows[0]));
  return rows[0];
}

export async function remove(id) {
  await pool.execute('DELETE FROM todos WHERE id = ?', [id]);
  await redis.del(id);
}
`);
