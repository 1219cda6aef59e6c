import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { IMPURE, WALLS, wallTable } from './boundaries.ts';
import { importCycles, readHouse, violations, type SourceFile } from './imports.ts';

const house = await readHouse();

describe('the walls of the house', () => {
  it('every import follows the arrow table', () => {
    assert.deepEqual(violations(house, WALLS), []);
  });

  it('no two folders import each other, directly or in a ring', () => {
    assert.deepEqual(importCycles(house), []);
  });

  it('pure rooms read no clock, no random source and no process', () => {
    const pure = WALLS.filter((wall) => wall.pure).map((wall) => `${wall.room}/`);
    const found = house
      .filter((file) => !file.isTest && pure.some((room) => file.path.startsWith(room)))
      .flatMap((file) =>
        IMPURE.filter(({ pattern }) => pattern.test(file.code)).map(({ what }) => `${file.path} reaches for ${what}`),
      );
    assert.deepEqual(found, []);
  });

  it('only the store knows SQL', () => {
    // The tag, not a file name that ends in `.sql`.
    const sql = /(?<![.\w])sql`|\bselectFrom\(|\binsertInto\(|from 'kysely'|from 'pg'|from 'node:sqlite'/;
    const found = house.filter(
      (file) =>
        !file.path.startsWith('packages/store/') &&
        !file.path.startsWith('bench/') &&
        !file.path.startsWith('tools/') &&
        sql.test(file.code),
    );
    assert.deepEqual(
      found.map((file) => file.path),
      [],
    );
  });

  it('only the routes of a feature and platform/http know HTTP', () => {
    const http = /from 'hono|from '@hono|from 'node:http'|new Response\(|c\.json\(/;
    const allowed =
      /^apps\/server\/src\/(platform\/http\/|features\/[^/]+\/(routes|[^/]*page)\.ts$|app\.ts$|platform\/events\/)/;
    const found = house.filter(
      (file) =>
        file.path.startsWith('apps/server/') && !file.isTest && !allowed.test(file.path) && http.test(file.code),
    );
    assert.deepEqual(
      found.map((file) => file.path),
      [],
    );
  });

  it('only platform/config reads the environment', () => {
    const found = house.filter(
      (file) =>
        /process\.env\b/.test(file.code) &&
        !file.isTest &&
        !/^(apps\/server\/src\/platform\/config\/|apps\/cli\/src\/main\.ts$|tools\/|bench\/|test\/|apps\/web\/(dev|vite))/.test(
          file.path,
        ),
    );
    assert.deepEqual(
      found.map((file) => file.path),
      [],
    );
  });

  it('ARCHITECTURE.md prints the same table', async () => {
    const text = await readFile(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');
    assert.ok(text.includes(wallTable()), 'copy the output of wallTable() into ARCHITECTURE.md');
  });

  it('a room that has no wall fails the test, so that a new one needs a decision', () => {
    const rooms = new Set(house.map((file) => file.room).filter((room) => room !== null));
    assert.deepEqual(
      [...rooms].filter((room) => !WALLS.some((wall) => wall.room === room)),
      [],
    );
  });
});

describe('the boundary check itself', () => {
  const file = (path: string, imports: SourceFile['imports']): SourceFile => ({
    path,
    room: path.split('/').slice(0, 2).join('/'),
    imports,
    code: '',
    isTest: false,
  });

  it('reports a value import where only types are allowed', () => {
    const house = [
      file('packages/learning/src/a.ts', [
        { specifier: '@waymark/roadmap', typeOnly: false, target: 'packages/roadmap' },
      ]),
    ];
    assert.match(
      violations(house, WALLS)[0] ?? '',
      /packages\/learning\/src\/a\.ts may import only types of packages\/roadmap/,
    );
  });

  it('reports a node: module in a pure room', () => {
    const house = [file('packages/exports/src/a.ts', [{ specifier: 'node:fs', typeOnly: false, target: null }])];
    assert.match(violations(house, WALLS)[0] ?? '', /is pure and may not import node:fs/);
  });

  it('finds a ring of folders', () => {
    const house = [
      file('packages/store/src/a/x.ts', [{ specifier: '../b/y.ts', typeOnly: false, target: null }]),
      file('packages/store/src/b/y.ts', [{ specifier: '../a/x.ts', typeOnly: false, target: null }]),
    ];
    assert.equal(importCycles(house).length, 1);
  });
});
