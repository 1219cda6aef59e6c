// Its own keys for each run: the folder of DATA is new each time.
process.env.STORE = 'redis';
process.env.REDIS_PREFIX = `waymark-test:${process.env.DATA}:`;
await import('../../../examples/nosql/server.js');
