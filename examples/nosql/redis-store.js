// To-dos in Redis: a hash for each of them, and sorted sets as indexes.
//
//   PREFIXtodo:ID                              title, done, createdAt
//   PREFIXall, PREFIXdone, PREFIXopen          ids, scored by the order in which they were made
//   PREFIXcount                                the last score that was given
//
// For data that has to last, switch Redis's own log on (appendonly yes): it may otherwise lose the last seconds.
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

/** Redis runs a script as one piece: nothing comes between looking and writing. KEYS: the hash, all, done, open. */
const REPLACE = `
  local created = redis.call('HGET', KEYS[1], 'createdAt')
  if not created then return nil end
  local score = redis.call('ZSCORE', KEYS[2], ARGV[1])
  redis.call('HSET', KEYS[1], 'title', ARGV[2], 'done', ARGV[3])
  local is, was = KEYS[3], KEYS[4]
  if ARGV[3] == '0' then is, was = KEYS[4], KEYS[3] end
  redis.call('ZREM', was, ARGV[1])
  redis.call('ZADD', is, score, ARGV[1])
  return created
`;

export async function openRedisStore(url, prefix) {
  const redis = new Redis(url, { keyPrefix: prefix, lazyConnect: true });
  // It connects again by itself; without a listener the error would end the program.
  redis.on('error', (error) => console.error(`Redis: ${error.message}`));
  redis.defineCommand('replaceTodo', { numberOfKeys: 4, lua: REPLACE });
  await redis.connect();

  const get = async (id) => toTodo(id, await redis.hgetall(`todo:${id}`));

  return {
    get,
    async add({ title, done }) {
      const [id, createdAt, score] = [randomUUID(), new Date().toISOString(), await redis.incr('count')];
      const change = redis.multi();
      change.hset(`todo:${id}`, { title, done: Number(done), createdAt });
      for (const index of ['all', done ? 'done' : 'open']) change.zadd(index, score, id);
      await change.exec();
      return { id, title, done, createdAt };
    },
    /** null where there is none. */
    async replace(id, { title, done }) {
      const createdAt = await redis.replaceTodo(`todo:${id}`, 'all', 'done', 'open', id, title, Number(done));
      return createdAt === null ? null : { id, title, done, createdAt };
    },
    async remove(id) {
      const change = redis.multi().del(`todo:${id}`);
      for (const index of ['all', 'done', 'open']) change.zrem(index, id);
      const [[, removed]] = await change.exec();
      return removed === 1;
    },
    async page({ size, skip, done }) {
      const index = done === null ? 'all' : done ? 'done' : 'open';
      const [[, total], [, ids]] = await redis
        .multi()
        .zcard(index)
        .zrange(index, skip, skip + size - 1)
        .exec();
      const todos = await Promise.all(ids.map(get));
      // One of them may have been removed since.
      return { items: todos.filter((todo) => todo !== null), total };
    },
    close: () => redis.quit(),
  };
}

/** A hash holds text alone; one that is not there is empty. */
function toTodo(id, { title, done, createdAt }) {
  return createdAt === undefined ? null : { id, title, done: done === '1', createdAt };
}
