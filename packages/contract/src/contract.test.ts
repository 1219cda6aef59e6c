import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import {
  AppError,
  errorBody,
  ERRORS,
  fieldsOf,
  PERMISSIONS,
  routes,
  type ErrorCode,
  type RouteDefinition,
} from './index.ts';

const all = Object.entries(routes) as [string, RouteDefinition][];

describe('the routes', () => {
  it('have each a method and path of their own', () => {
    const addresses = all.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  it('are under /api, in lower-case words', () => {
    // Calendars show the address to people: short, and outside of what programs use.
    const inside = all.filter(([name]) => name !== 'readCalendar');
    for (const [name, { path }] of inside) assert.match(path, /^\/api(\/(\{[a-z]+\}|[a-z][a-z.-]*))+$/, name);
  });

  it('have a schema for exactly the parts of their path', () => {
    for (const [name, { path, params }] of all) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part).sort();
      const declared = params instanceof z.ZodObject ? Object.keys(params.shape).sort() : [];
      assert.deepEqual(declared, parts, name);
    }
  });

  it('say what they answer with: JSON of a schema, another format, or nothing', () => {
    for (const [name, { response, raw, status }] of all) {
      const ways = [response !== undefined, raw !== undefined, status === 204].filter(Boolean).length;
      assert.equal(ways, 1, name);
    }
  });

  it('read without a body, and summarise themselves in one sentence', () => {
    for (const [name, { method, body, rawBody, summary }] of all) {
      if (method === 'GET') assert.ok(body === undefined && rawBody === undefined, name);
      assert.match(summary, /^[A-Z`].*\.$/, name);
    }
  });

  it('refuse fields that nobody knows, so that a misspelt one is not silently lost', () => {
    for (const [name, { body }] of all) {
      // An intersection cannot be strict as a whole; its parts decide, and this one takes a title beside a document.
      if (body === undefined || name === 'importRoadmap') continue;
      // These keep the contract of the brief rest-api, which says that such fields are ignored.
      if (name === 'addApplication' || name === 'putApplication') continue;
      const issues = body.safeParse({ 'no-such-field': 1 }).error?.issues ?? [];
      assert.ok(
        issues.some(({ code }) => code === 'unrecognized_keys'),
        name,
      );
    }
  });
});

describe('the permissions', () => {
  it('name every route, and no other', () => {
    assert.deepEqual(Object.keys(PERMISSIONS).sort(), Object.keys(routes).sort());
  });

  it('let a programme’s routes be called only by those who may read or write it', () => {
    for (const [name, { path, method }] of all) {
      if (!path.includes('{programme}')) continue;
      const permission = PERMISSIONS[name as keyof typeof PERMISSIONS];
      assert.match(permission, method === 'GET' ? /:read$/ : /^(programme|instance):/, name);
    }
  });

  it('leave nothing open to everybody but what tells of no learner', () => {
    const open = Object.entries(PERMISSIONS).filter(([, permission]) => permission === 'public');
    assert.deepEqual(open.map(([name]) => name).sort(), ['getDocs', 'getHealth', 'getKeys', 'getOpenApi']);
  });
});

describe('the errors', () => {
  it('have a status of their kind and a sentence for a person', () => {
    for (const [code, { status, text }] of Object.entries(ERRORS)) {
      assert.ok(status >= 400 && status < 600, code);
      assert.match(text, /^[A-Z].*\.$/, code);
      assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    }
  });

  it('carry the catalogue’s text where nothing more exact is known', () => {
    for (const code of Object.keys(ERRORS) as ErrorCode[]) {
      const error = new AppError(code);
      assert.deepEqual([error.status, error.message], [ERRORS[code].status, ERRORS[code].text]);
    }
    assert.equal(new AppError('conflict', 'Exactly this.').message, 'Exactly this.');
  });

  it('have one body', () => {
    const error = { code: 'conflict', message: 'm', details: [{ path: 'a', message: 'b' }], requestId: 'r' };
    assert.ok(errorBody.safeParse({ error }).success);
    assert.ok(!errorBody.safeParse({ error: { ...error, code: 'something-else' } }).success);
  });
});

describe('the fields of a failure', () => {
  it('are those of the body, each with its first message, however the place was written', () => {
    const details = [
      { path: 'company', message: 'is required' },
      { path: 'body.company', message: 'again' },
      { path: 'points.plan', message: 'is too high' },
      { path: 'query.limit', message: 'no field' },
      { path: 'path.entry', message: 'no field' },
      { path: '', message: 'no field' },
    ];
    assert.deepEqual(fieldsOf(details), { company: 'is required', points: 'is too high' });
    assert.deepEqual(Object.keys(fieldsOf([{ path: '__proto__', message: 'm' }])), ['__proto__']);
  });
});
