import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PRESETS } from '../../terms/model.ts';
import { IMPORTED } from '../framework/imported.ts';
import { FRAMEWORKS } from '../hello-server/frameworks.ts';
import { readCollection, type Collection } from '../nosql-schema/collections.ts';
import { codeIn } from './code.ts';
import { misfit } from './fields.ts';
import { CALLS, SQL_DRIVERS, storeNamed, STORES, type Call } from './stores.ts';

const imports = (store: string, code: string): boolean =>
  STORES[store]!.drivers.some(({ imported }) => imported.test(codeIn(code)));
const lists = (store: string, file: string, text: string): string[] =>
  STORES[store]!.drivers.filter(
    ({ listed }) => listed !== null && listed.file.test(file) && listed.dependency.test(text),
  ).map(({ name }) => name);
const calls = (store: string, code: string): Call[] => CALLS.filter((call) => STORES[store]!.calls[call].test(code));

describe('the driver of a store', () => {
  it('is found where the language lists its dependencies', () => {
    assert.deepEqual(lists('redis', 'api/package.json', '{ "dependencies": { "ioredis": "6.0.0" } }'), ['ioredis']);
    assert.deepEqual(lists('mongodb', 'requirements.txt', 'flask\npymongo[srv]==4.9\n'), ['pymongo']);
    assert.deepEqual(lists('mongodb', 'pyproject.toml', 'dependencies = ["motor>=3"]'), ['motor']);
    assert.deepEqual(lists('redis', 'go.mod', 'require github.com/redis/go-redis/v9 v9.7.0'), [
      'github.com/redis/go-redis',
    ]);
    assert.deepEqual(lists('mongodb', 'Cargo.toml', '[dependencies]\nmongodb = "3"\n'), ['mongodb']);
  });

  it('is not found in the name of another library', () => {
    for (const [store, file, text] of [
      ['redis', 'package.json', '{ "connect-redis": "8", "redis-mock": "1", "@types/redis": "4" }'],
      ['redis', 'requirements.txt', 'django-redis\nredis-om-fake\n'],
      ['mongodb', 'package.json', '{ "mongodb-memory-server": "10" }'],
      ['redis', 'README.md', '"redis": '],
    ] as const)
      assert.deepEqual(lists(store, file, text), [], text);
  });

  it('is found in code that imports it, in the forms that languages have', () => {
    for (const [store, code] of [
      ['mongodb', "import mongoose, { Schema } from 'mongoose';"],
      ['mongodb', "const { MongoClient } = require('mongodb');"],
      ['mongodb', 'import org.springframework.data.mongodb.repository.MongoRepository;'],
      ['redis', "const { createClient } = await import('redis');"],
      ['redis', "import { createClient } from 'npm:redis@^5.0.0';"],
      ['redis', 'def connect():\n    import redis\n'],
      ['redis', 'import (\n\t"github.com/redis/go-redis/v9"\n)'],
      ['leveldb', 'import { ClassicLevel } from "classic-level";'],
      ['tinydb', 'from tinydb import TinyDB, Query'],
    ] as const)
      assert.ok(imports(store, code), code);
  });

  it('is not found in a comment, a text, or under a longer name', () => {
    for (const [store, code] of [
      ['mongodb', "// import mongoose from 'mongoose';"],
      ['mongodb', "/*\n * import mongoose from 'mongoose';\n */"],
      ['redis', '# import redis\n'],
      ['redis', "import session from 'redis-mock';"],
      ['redis', 'import rediscluster\n'],
    ] as const)
      assert.equal(imports(store, code), false, code);
  });

  it('leads to SQL where it can lead nowhere else', () => {
    const sql = (code: string): boolean => SQL_DRIVERS.some(({ imported }) => imported.test(codeIn(code)));
    for (const code of [
      'import pg from "pg";',
      'import { DatabaseSync } from "node:sqlite";',
      'import sqlite3\n',
      'from flask_sqlalchemy import SQLAlchemy\n',
      'class Todo < ApplicationRecord\n',
      'import (\n\t"database/sql"\n)',
    ])
      assert.ok(sql(code), code);
    for (const code of [
      "import { PrismaClient } from '@prisma/client';",
      "import log from 'pg-logger';",
      "import { MongoClient } from 'mongodb';",
      '# import sqlite3\n',
    ])
      assert.equal(sql(code), false, code);
  });
});

describe('calls of a store', () => {
  it('are seen in every language', () => {
    for (const [store, code] of [
      ['mongodb', 'await todos.insertOne(todo); todos.find({ done }); await todos.deleteOne({ _id })'],
      ['mongodb', 'db.todos.insert_one(todo)\ndb.todos.find_one(key)\ndb.todos.delete_one(key)\n'],
      ['mongodb', 'await Todo.create(todo); Todo.findById(id); Todo.findByIdAndDelete(id)'],
      ['mongodb', 'interface Todos extends MongoRepository<Todo, String> {}'],
      ['mongodb', 'todos.ReplaceOneAsync(filter, todo); todos.Find(filter); todos.DeleteOneAsync(filter);'],
      ['redis', 'redis.hset(key, todo); redis.hgetall(key); redis.del(key)'],
      ['redis', 'client.json.set(key, "$", todo); client.json.get(key); client.unlink(key)'],
      ['redis', 'rdb.HSet(ctx, key, todo)\nrdb.HGetAll(ctx, key)\nrdb.Del(ctx, key)\n'],
      ['redis', '$redis->set($key, $todo); $redis->get($key); $redis->del($key);'],
      ['leveldb', 'await db.put(id, todo); await db.get(id); await db.del(id)'],
      ['dynamodb', 'new PutCommand({}); new GetCommand({}); new DeleteCommand({})'],
      ['dynamodb', 'table.put_item(Item=todo)\ntable.get_item(Key=key)\ntable.delete_item(Key=key)\n'],
    ] as const)
      assert.deepEqual(calls(store, code), CALLS, code);
  });

  it('are not the routes of a server', () => {
    assert.deepEqual(
      calls('leveldb', "app.get('/todos', list); app.put('/todos/:id', put); app.delete(`/todos/:id`)"),
      [],
    );
    assert.deepEqual(calls('redis', 'await redis.ping()'), []);
  });
});

describe('the name of a store', () => {
  it('has other forms, and no form that JavaScript made up', () => {
    assert.equal(storeNamed('mongo'), STORES['mongodb']);
    assert.equal(storeNamed('valkey'), STORES['redis']);
    for (const name of ['postgresql', 'constructor', '__proto__', '']) assert.equal(storeNamed(name), null, name);
  });
});

describe('a description of documents', () => {
  const described = (properties: object, title = 'todos'): Collection =>
    readCollection('db/collections/x.json', JSON.stringify({ title, type: 'object', properties })) as Collection;
  const right = { title: { type: 'string' }, done: { bsonType: 'bool' }, createdAt: { bsonType: 'date' } };

  it('fits where it has the fields of the records, whatever else it has', () => {
    for (const title of ['todos', 'Todo', 'to-do', 'to-dos'])
      assert.equal(
        misfit([described({}, 'users'), described({ ...right, owner: {} }, title)], {
          ...PRESETS.todos,
          noun: title.replace(/s$/, ''),
        }),
        null,
        title,
      );
    assert.equal(misfit([described({ ...right, done: { enum: [true, false] } })], PRESETS.todos), null);
  });

  it('does not fit without the collection, a field, or its type', () => {
    const found = (collections: Collection[]): string | undefined => misfit(collections, PRESETS.todos)?.actual;
    assert.equal(found([described(right, 'users')]), 'users');
    assert.equal(found([described({ title: right.title, done: right.done })]), 'no such field');
    assert.equal(found([described({ ...right, done: { type: 'string' } })]), 'string');
  });
});

describe('files of a learner, read by patterns', () => {
  it('take no time where they are nothing but empty lines, brackets or names', () => {
    const stores = Object.values(STORES);
    const libraries = [...stores.flatMap(({ drivers }) => drivers), ...SQL_DRIVERS];
    const patterns = [
      ...libraries.flatMap(({ listed, imported }) => [imported, ...(listed ? [listed.dependency] : [])]),
      ...stores.flatMap((store) => Object.values(store.calls)),
      ...Object.values(IMPORTED),
      ...Object.values(FRAMEWORKS).flatMap(({ manifests }) => manifests.map(({ dependency }) => dependency)),
    ];
    for (const piece of ['\n', ' ', '\t\n', '.', '.find', '<', '.get<', 'import ', 'from\n', '"', 'x\n\n'])
      for (const pattern of patterns) {
        const text = piece.repeat((64 * 1024) / piece.length);
        const began = performance.now();
        pattern.test(text);
        assert.ok(performance.now() - began < 1_000, `${pattern.source} with ${JSON.stringify(piece)}`);
      }
  });
});
