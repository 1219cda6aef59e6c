/** A model answer as files of a repository: what a learner with just this project would have committed. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Files, Maker } from './good-repository.ts';

const examples = path.resolve(import.meta.dirname, '../../../examples');

/** @param example the name of a folder in `examples/` */
export function filesOf(example: string): Files {
  const folder = path.join(examples, example);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const own = entries
    .filter((entry) => entry.isFile() && /\.(js|json|md|yaml)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'));
  return Object.fromEntries(
    own.map((file) => [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

/** The model answer without SQL. @param changed files that differ from the right ones; null takes one away */
export function withoutSql(changed: Files = {}): (make: Maker) => void {
  return (make) => {
    make.commit('main', 'Keep to-dos without SQL', { ...filesOf('nosql'), ...changed });
  };
}

/** The same with the store on Redis alone. */
export function onlyRedis(): (make: Maker) => void {
  return withoutSql({
    'waymark.yaml': 'contract: todos\nstore: redis\n',
    'level-store.js': null,
    'turns.js': null,
  });
}

/** @param store the file in which everything happens, in a project that names Redis */
export function onRedis(store: string): (make: Maker) => void {
  return withoutSql({
    'waymark.yaml': 'contract: todos\nstore: redis\n',
    'app.js': null,
    'level-store.js': null,
    'redis-store.js': null,
    'turns.js': null,
    'store.js': store,
  });
}

/** @param file of a server that extends `level-store.js` of this folder */
export function onLevel(file: URL): (make: Maker) => void {
  return withoutSql({
    'level-store.js': readFileSync(new URL('level-store.js', import.meta.url), 'utf8'),
    'server.js': readFileSync(file, 'utf8'),
    'redis-store.js': null,
    'turns.js': null,
  });
}
