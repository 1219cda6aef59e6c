import { onRedis } from '../shared/example-files.ts';

export default onRedis(`import { Redis } from 'ioredis';
import { readFileSync, writeFileSync } from 'node:fs';

const redis = new Redis();
app.get('/health', async () => redis.ping());
app.get('/todos', async () => JSON.parse(readFileSync('todos.json')));
app.put('/todos', async ({ body }) => writeFileSync('todos.json', JSON.stringify(body)));
app.delete('/todos', async () => writeFileSync('todos.json', '[]'));
`);
