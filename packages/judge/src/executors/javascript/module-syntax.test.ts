import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { asScript } from './module-syntax.ts';

describe('code written as a module becomes a script', () => {
  const cases: [string, string, string][] = [
    ['an exported declaration keeps its declaration', 'export const f = 1;', 'const f = 1;'],
    ['an exported async function keeps its declaration', 'export async function f() {}', 'async function f() {}'],
    ['a named default keeps its declaration', 'export default class Stack {}', 'class Stack {}'],
    ['a nameless default goes to module.exports', 'export default (a) => a;', 'module.exports.default = (a) => a;'],
    [
      'a nameless default function goes to module.exports',
      'export default function (a) {}',
      'module.exports.default = function (a) {}',
    ],
    ['a list of exports goes', 'const f = 1;\nexport { f };', 'const f = 1;\n'],
    ['an import becomes a require', "import { a as b } from 'node:fs';", "const { a: b } = require('node:fs');"],
    ['a default import becomes a require', 'import fs from "fs";', 'const fs = require("fs");'],
    ['a whole import becomes a require', "import * as fs from 'fs';", "const fs = require('fs');"],
  ];
  for (const [name, code, script] of cases) it(name, () => assert.equal(asScript(code), script));

  for (const code of [
    'const text = "\\nexport const x = 1";',
    'const text = `\nexport const x = 1\n`;',
    '// export const x = 1',
    '/*\nexport const x = 1\n*/',
    'const re = /export const x/;',
    'thing.export = 1; ({ export: 1 });',
    'const m = import("fs");',
    'const a = 4 / 2; const b = "export " / 3;',
  ]) {
    it(`leaves ${JSON.stringify(code)} alone`, () => assert.equal(asScript(code), code));
  }

  it('keeps every line where it was', () => {
    const code = 'import {\n  a,\n  b,\n} from "fs";\nexport default function f() {\n  throw a;\n}';
    assert.equal(asScript(code).split('\n').indexOf('  throw a;'), code.split('\n').indexOf('  throw a;'));
  });

  it('reads any text without an error, and keeps the number of its lines', () => {
    const piece = fc.constantFrom(
      'export ',
      'import ',
      'default ',
      '{',
      '}',
      "'",
      '"',
      '`',
      '/',
      '\n',
      'a',
      ' from ',
      '*',
      ';',
      '\\',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const code = pieces.join('');
        assert.equal(asScript(code).split('\n').length, code.split('\n').length);
      }),
    );
  });
});
