import { onRedis } from '../shared/example-files.ts';

export default onRedis(`import { Redis } from 'ioredis';

const redis = new Redis();
const gone = new Set();
app.get('/todos/:id', async ({ params }) => (gone.has(params.id) ? null : redis.hgetall(params.id)));
app.put('/todos/:id', async ({ params, body }) => redis.hset(params.id, body));
app.delete('/todos/:id', async ({ params }) => gone.add(params.id));
`);
