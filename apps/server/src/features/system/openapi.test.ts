import { PERMISSIONS, routes, type RouteDefinition, type RouteName } from '@waymark/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { docsPage } from './docs-page.ts';
import { openApi } from './openapi.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<
    string,
    { description: string; headers?: Record<string, unknown>; content?: Record<string, unknown> }
  >;
}

const document = JSON.parse(JSON.stringify(openApi('1.2.3'))) as {
  openapi: string;
  info: { version: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
};
const names = Object.keys(routes) as RouteName[];
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Every value under a key, anywhere. */
function all(value: unknown, key: string): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value as Record<string, unknown>).flatMap(([name, inner]): unknown[] => [
    ...(name === key ? [inner] : []),
    ...all(inner, key),
  ]);
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and names the program’s version', () => {
    assert.match(document.openapi, /^3\.1\.\d$/);
    assert.equal(document.info.version, '1.2.3');
  });

  it('has every route of the contract, each under its own name, and nothing else', () => {
    assert.deepEqual(operations.map(({ operation }) => operation.operationId).sort(), [...names].sort());
    for (const { path, method, operation } of operations) {
      const route: RouteDefinition = routes[operation.operationId as RouteName];
      assert.deepEqual([method, path, [route.feature]], [route.method, route.path, operation.tags]);
    }
  });

  it('points only to what is there', () => {
    const refs = all(document, '$ref') as string[];
    assert.ok(refs.length > 100);
    for (const ref of new Set(refs)) {
      assert.match(ref, /^#\//);
      const target = ref.slice(2).split('/').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document); // prettier-ignore
      assert.ok(target, ref);
    }
  });

  it('declares every part of a path, as required', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      assert.deepEqual(declared.map(({ name }) => name).sort(), inPath, path);
      assert.ok(
        declared.every(({ required }) => required === true),
        path,
      );
    }
  });

  it('says of each write that it takes an Idempotency-Key, and of each kept read that it has an ETag', () => {
    for (const { operation } of operations) {
      const route: RouteDefinition = routes[operation.operationId as RouteName];
      const header = (name: string): boolean =>
        (operation.parameters ?? []).some((one) => one.in === 'header' && one.name === name);
      const isWrite = route.method !== 'GET' && route.effect === undefined;
      assert.equal(header('Idempotency-Key'), isWrite, operation.operationId);
      assert.equal(header('If-None-Match'), '304' in operation.responses, operation.operationId);
      if ('304' in operation.responses) assert.ok(operation.responses['200']?.headers?.['ETag'], operation.operationId);
    }
  });

  it('gives every operation one success with a body, and the one error body for each refusal', () => {
    for (const { operation } of operations) {
      const route: RouteDefinition = routes[operation.operationId as RouteName];
      const success = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
      assert.deepEqual(success, [String(route.status ?? 200)], operation.operationId);
      assert.equal(operation.responses[success[0] ?? '']?.content === undefined, route.status === 204);
      for (const [status, response] of Object.entries(operation.responses)) {
        if (Number(status) < 400) continue;
        assert.deepEqual(
          all(response.content, '$ref'),
          ['#/components/schemas/Error'],
          `${operation.operationId} ${status}`,
        );
      }
    }
  });

  it('describes each tag, and each is used', () => {
    const used = new Set(operations.flatMap(({ operation }) => operation.tags));
    assert.deepEqual(new Set(document.tags.map(({ name }) => name)), used);
    for (const { name, description } of document.tags) assert.notEqual(description, '', name);
  });

  it('names for each operation who may call it', () => {
    for (const { operation } of operations) {
      const text = (operation as unknown as { description: string }).description;
      assert.ok(text.includes(PERMISSIONS[operation.operationId as RouteName]), operation.operationId);
    }
  });
});

describe('the docs page', () => {
  const page = docsPage(openApi('1.2.3'), 'http://127.0.0.1:4600');

  it('has a section with an example for every operation, reachable from the contents', () => {
    for (const name of names) {
      assert.ok(page.includes(`<h3 id="${name}">`), name);
      assert.ok(page.includes(`href="#${name}"`), name);
    }
    assert.equal(page.match(/<h4>Example<\/h4>/g)?.length, names.length);
  });

  it('has no script, nothing from elsewhere, and no link that leads nowhere', () => {
    assert.doesNotMatch(page, /<script|<img|<link|@import|url\(/i);
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), target);
    assert.equal(ids.size, [...page.matchAll(/ id="/g)].length, 'an id twice');
  });

  it('shows examples that are complete commands', () => {
    assert.match(page, /curl -X POST &#39;http:\/\/127\.0\.0\.1:4600\/api\/programmes\/current\/time-entries&#39;/);
    assert.doesNotMatch(page, /undefined|\[object/);
  });
});
