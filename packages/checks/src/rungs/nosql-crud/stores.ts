/** Stores that are no SQL databases: how a project lists and imports their drivers, and how code works with them. */
import { composer, crate, gem, go, jvm, npm, nuget, python, type Library } from '../../source/libraries.ts';

export interface Store {
  /** As it is written in texts. */
  title: string;
  drivers: Library[];
  /** Calls that write, read and remove, over all the languages of the drivers. */
  calls: Record<Call, RegExp>;
  /** For the learner: one call of each kind. */
  example: string;
}

export type Call = 'write' | 'read' | 'remove';
export const CALLS: readonly Call[] = ['write', 'read', 'remove'];

/** A call of one of the methods, whatever it is called on; not one with a path in it, which declares a route. */
const method = (names: string): RegExp =>
  new RegExp(`[.>:]\\s*(${names})(_?async)?!?\\s*(::)?(<[^;]{0,60}>)?\\((?!\\s*["'\`]/)`, 'i');
const either = (one: RegExp, other: RegExp): RegExp => new RegExp(`${one.source}|${other.source}`, 'i');

/** Spring's repositories have all three by being declared. */
const MONGO_REPOSITORY = /\bMongoRepository</;
const MONGO: Store['calls'] = {
  write: either(
    method(
      'insert_?(one|many)?|replace_?one|update_?(one|many)?|find(_?by_?id|_?one)_?and_?(update|replace)|bulk_?write|save|create',
    ),
    MONGO_REPOSITORY,
  ),
  read: either(method('find(_?one|_?by_?id|_?all|_?many)?|aggregate|objects|count_?documents|where'), MONGO_REPOSITORY),
  remove: either(
    either(
      method('(delete|remove|destroy)(_?one|_?many|_?by_?id)?|find(_?by_?id|_?one)_?and_?delete'),
      /\.destroy!?(?=\s)/,
    ),
    MONGO_REPOSITORY,
  ),
};

const REDIS_REPOSITORY = /@RedisHash\b/;
const REDIS: Store['calls'] = {
  write: either(method('(h|m|string|hash|json)?_?m?set(ex|nx|all)?|put(_?all)?|call|save'), REDIS_REPOSITORY),
  read: either(method('(h|m|string|hash|json)?_?m?get(all|ex)?|entries|fetch|find\\w*'), REDIS_REPOSITORY),
  remove: either(method('h?del|unlink|getdel|(key|hash)?_?delete|remove'), REDIS_REPOSITORY),
};

const KEY_VALUE: Store['calls'] = {
  write: method('put|batch|write|insert|set|transaction\\w*'),
  read: method('get(_?many)?|values|iterator|cursor|view|find\\w*'),
  remove: method('del|delete|remove|batch'),
};

const COUCH: Store['calls'] = {
  write: method('insert|put|post|save|bulk|bulkDocs|store|upsert|replace'),
  read: method('get|find|list|fetch|allDocs|view|query|mango'),
  remove: method('destroy|remove|delete'),
};

const DYNAMO: Store['calls'] = {
  write: /\b(PutCommand|PutItemCommand|UpdateCommand|UpdateItemCommand|TransactWrite\w*|put_?item|update_?item)\b/i,
  read: /\b(GetCommand|GetItemCommand|QueryCommand|ScanCommand|get_?item|\.query|\.scan)\b/i,
  remove: /\b(DeleteCommand|DeleteItemCommand|TransactWrite\w*|delete_?item)\b/i,
};

const FIRESTORE: Store['calls'] = {
  write: /[.\s](set|add|create|update|setDoc|addDoc|updateDoc)\(/,
  read: /[.\s](get|get_all|stream|getDocs?)\(/,
  remove: /[.\s](delete|deleteDoc)\(/,
};

const CQL: Store['calls'] = {
  write: /\bINSERT\s+INTO\b|\bUPDATE\s+\w|\.(insert|create|save)\(/i,
  read: /\bSELECT\s|\.(find|get|objects)\(/i,
  remove: /\bDELETE\s+(\w+\s+)?FROM\b|\.(remove|delete)\(/i,
};

/** MongoDB's own drivers and the mappers on top of them. */
const MONGO_DRIVERS = [
  ...[npm('mongodb'), npm('mongoose'), npm('papr'), npm('@typegoose/typegoose')],
  ...[
    python('pymongo'),
    python('motor'),
    python('mongoengine'),
    python('beanie'),
    python('flask-pymongo', 'flask_pymongo'),
  ],
  python('django-mongodb-backend', 'django_mongodb_backend'),
  ...[
    jvm('mongodb-driver', 'com.mongodb'),
    jvm('spring-boot-starter-data-mongodb', 'org.springframework.data.mongodb'),
  ],
  ...[gem('mongoid', /\bMongoid::/), gem('mongo', /\bMongo::Client\b/)],
  ...[composer('mongodb/mongodb', /\bMongoDB\\/), composer('mongodb/laravel-mongodb', /\bMongoDB\\Laravel\\/)],
  ...[go('go.mongodb.org/mongo-driver'), crate('mongodb'), nuget('MongoDB.Driver')],
];

const REDIS_DRIVERS = [
  ...[
    npm('redis'),
    npm('ioredis'),
    npm('@redis/client'),
    npm('redis-om'),
    npm('iovalkey'),
    npm('@valkey/valkey-glide'),
  ],
  ...[python('redis'), python('redis-om', 'redis_om'), python('valkey'), python('walrus')],
  ...[jvm('jedis', 'redis.clients.jedis'), jvm('lettuce-core', 'io.lettuce.core')],
  jvm('spring-boot-starter-data-redis', 'org.springframework.data.redis'),
  ...[gem('redis', /\bRedis\.new\b/), composer('predis/predis', /\bPredis\\/)],
  ...[go('github.com/redis/go-redis'), crate('redis'), nuget('StackExchange.Redis')],
];

export const STORES: Record<string, Store> = {
  mongodb: {
    title: 'MongoDB',
    drivers: MONGO_DRIVERS,
    calls: MONGO,
    example: 'insertOne, find and deleteOne',
  },
  redis: { title: 'Redis', drivers: REDIS_DRIVERS, calls: REDIS, example: 'hset, hgetall and del' },
  leveldb: {
    title: 'LevelDB',
    drivers: [
      ...[npm('classic-level'), npm('level'), npm('levelup'), npm('leveldown'), npm('rocksdb')],
      ...[python('plyvel'), go('github.com/syndtr/goleveldb'), crate('rusty-leveldb'), gem('leveldb', /\bLevelDB::/)],
    ],
    calls: KEY_VALUE,
    example: 'put, get and del',
  },
  lmdb: {
    title: 'LMDB',
    drivers: [npm('lmdb'), python('lmdb'), crate('heed'), crate('lmdb'), jvm('lmdbjava', 'org.lmdbjava')],
    calls: KEY_VALUE,
    example: 'put, get and remove',
  },
  bolt: {
    title: 'bbolt or Badger',
    drivers: [go('go.etcd.io/bbolt'), go('github.com/dgraph-io/badger')],
    calls: KEY_VALUE,
    example: 'Put, Get and Delete',
  },
  couchdb: {
    title: 'CouchDB or PouchDB',
    drivers: [npm('nano'), npm('pouchdb'), npm('pouchdb-node'), python('couchdb'), python('pycouchdb')],
    calls: COUCH,
    example: 'insert, get and destroy',
  },
  couchbase: {
    title: 'Couchbase',
    drivers: [
      npm('couchbase'),
      python('couchbase'),
      jvm('java-client', 'com.couchbase.client'),
      go('github.com/couchbase/gocb'),
    ],
    calls: COUCH,
    example: 'upsert, get and remove',
  },
  dynamodb: {
    title: 'DynamoDB',
    drivers: [
      ...[npm('@aws-sdk/lib-dynamodb'), npm('@aws-sdk/client-dynamodb'), npm('dynamoose')],
      ...[python('boto3'), python('pynamodb'), jvm('dynamodb', 'software.amazon.awssdk.services.dynamodb')],
      go('github.com/aws/aws-sdk-go-v2/service/dynamodb'),
    ],
    calls: DYNAMO,
    example: 'PutCommand, GetCommand and DeleteCommand',
  },
  firestore: {
    title: 'Firestore',
    drivers: [
      ...[npm('@google-cloud/firestore'), npm('firebase-admin'), npm('firebase')],
      ...[python('google-cloud-firestore', 'google.cloud'), python('firebase-admin', 'firebase_admin')],
      go('cloud.google.com/go/firestore'),
    ],
    calls: FIRESTORE,
    example: 'set, get and delete',
  },
  cassandra: {
    title: 'Cassandra',
    drivers: [npm('cassandra-driver'), python('cassandra-driver', 'cassandra'), go('github.com/gocql/gocql')],
    calls: CQL,
    example: 'INSERT, SELECT and DELETE in CQL',
  },
  tinydb: {
    title: 'TinyDB',
    drivers: [python('tinydb')],
    calls: {
      write: method('insert|insert_multiple|upsert|update'),
      read: method('get|search|all'),
      remove: method('remove'),
    },
    example: 'insert, get and remove',
  },
  nedb: {
    title: 'NeDB',
    drivers: [npm('@seald-io/nedb'), npm('nedb-promises')],
    calls: MONGO,
    example: 'insert, find and remove',
  },
};

/** What is written in place of the names above. */
const ALIASES: Record<string, string> = {
  mongo: 'mongodb',
  mongoose: 'mongodb',
  valkey: 'redis',
  level: 'leveldb',
  rocksdb: 'leveldb',
  pouchdb: 'couchdb',
  badger: 'bolt',
  bbolt: 'bolt',
};

/** @param name as it stands in `waymark.yaml`, in any capitals */
export function storeNamed(name: string): Store | null {
  const known = Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
  return Object.hasOwn(STORES, known) ? (STORES[known] ?? null) : null;
}

/**
 * Drivers and query builders that lead to an SQL database and to nothing else. Mappers that know both (Prisma, TypeORM,
 * Django's models) are left out: their import alone does not say where records go.
 */
export const SQL_DRIVERS: readonly Library[] = [
  ...['pg', 'postgres', 'mysql', 'mysql2', 'mariadb', 'sqlite3', 'better-sqlite3', 'node:sqlite', 'bun:sqlite'].map(
    npm,
  ),
  ...['sql.js', '@libsql/client', 'mssql', 'oracledb', 'knex', 'kysely', 'sequelize', 'drizzle-orm'].map(npm),
  ...[python(null, 'sqlite3'), python('aiosqlite'), python('psycopg'), python('psycopg2'), python('asyncpg')],
  ...[
    python('PyMySQL', 'pymysql'),
    python('mysqlclient', 'MySQLdb'),
    python('mysql-connector-python', 'mysql.connector'),
  ],
  ...[
    python('SQLAlchemy', 'sqlalchemy'),
    python('Flask-SQLAlchemy', 'flask_sqlalchemy'),
    python('sqlmodel'),
    python('peewee'),
  ],
  ...[
    go('database/sql'),
    go('github.com/jackc/pgx'),
    go('gorm.io/gorm'),
    crate('rusqlite'),
    crate('sqlx'),
    crate('diesel'),
  ],
  ...[
    jvm('jdbc', 'java.sql'),
    jvm('persistence-api', 'jakarta.persistence'),
    gem('activerecord', /< (ApplicationRecord|ActiveRecord::Base)/),
  ],
  ...[composer('pdo', /\bnew \\?PDO\(/), nuget('Npgsql'), nuget('Microsoft.Data.Sqlite'), nuget('MySqlConnector')],
];
