import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeSingleByte } from './charsets.ts';
import type { Misreading } from './charsets.ts';
import { repair } from './repair.ts';

const misread = (text: string, encoding: Misreading): string =>
  decodeSingleByte(encoding, new TextEncoder().encode(text));
/** Text with characters from everywhere in Unicode. */
const anyText = fc
  .array(fc.integer({ min: 1, max: 0x10ffff }), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes).toWellFormed());
const ENCODINGS: readonly Misreading[] = ['mac', 'western'];

/** Texts in which at least one misread sequence is beyond doubt. */
const TEXTS = [
  'café naïve résumé',
  'Où est l’été ? « École » à côté',
  'Привет, мир и я',
  'Việt Nam, tiếng Việt',
  '中文，测试',
  '日本語のテスト',
  '한국어 문서',
  'עברית טקסט',
  'مرحبا بالعالم',
  'हिन्दी पाठ',
  'Καλημέρα κόσμε',
  '✅ done → next',
  '🚦 🗺️ 📅 🎯 👩‍💻 🇩🇪 1️⃣',
  'Ævintýri Þór',
  'Ürün çok güzel ığdır',
  'Łódź zażółć gęślą jaźń',
  '“quoted” – dash — em …',
  '25°C costs £5 ©',
  'RÉSUMÉ SÃO ÉCOLE',
  'Österreich Ähre Übung',
];

/** Correct texts, each with a pair of characters that could be misread UTF-8 by accident. */
const RIGHT = [
  'café',
  'naïve',
  'Ã',
  'A letra “Ã” em português',
  '«Â»',
  '√',
  '√2 = 1.41',
  '√π ≈ 1.77',
  'sin√π',
  '¬π',
  'ü',
  'ƒ(x) ≈ é',
  '“AMANHÔ disse',
  'IRMû',
  '«été»',
  '«École»',
  '—É tarde',
  '—à toi',
  'été…»',
  'você…»',
  'café”»',
  'MENÜ“',
  'Spaß“',
  '„Ääres“',
  '‚Öö‘',
  '„Öö“ on',
  'ÚŽASNÝ VÝŠE',
  'l’été',
  'Œuvre',
  'Þetta er „Ð“',
  'voilà «oui»',
  'Trường đại học',
  'Dvořák žluťoučký kůň',
  'Straße, Größe, Öl',
  'Ísland Þingvellir',
  'naïve “Â”',
  'PÂ’',
  'Å—',
  'fr. “é”',
  'Ελληνικά “α”',
  'Ωμέγα «Ώ»',
];

describe('repairing misread text', () => {
  it('gives back what was written, in many languages, from either encoding', () => {
    for (const text of TEXTS) {
      for (const encoding of ENCODINGS)
        assert.equal(repair(misread(text, encoding)).text, text, `${encoding}: ${text}`);
    }
  });

  it('gives back what was written when it was misread twice', () => {
    for (const text of TEXTS) {
      for (const first of ENCODINGS) {
        for (const second of ENCODINGS) {
          assert.equal(repair(misread(misread(text, first), second)).text, text, `${first}, ${second}: ${text}`);
        }
      }
    }
  });

  it('leaves text alone that was right', () => {
    for (const text of [...TEXTS, ...RIGHT]) assert.deepEqual(repair(text), { text, diagnostics: [] });
  });

  it('leaves all of them alone in one document', () => {
    const text = RIGHT.join('\n');
    assert.equal(repair(text).text, text);
  });

  it('repairs a misread line inside a document that is right elsewhere', () => {
    const text = `Das heißt „schön“.\n${misread('Here’s a café 🎯', 'mac')}\nÉté à l’école`;
    const { text: repaired, diagnostics } = repair(text);
    assert.equal(repaired, 'Das heißt „schön“.\nHere’s a café 🎯\nÉté à l’école');
    assert.deepEqual(
      diagnostics.map(({ line, code }) => [line, code]),
      [[2, 'repaired-encoding']],
    );
  });

  it('names each repaired line once, and the encoding', () => {
    const { diagnostics } = repair(`fine\n${misread('🚦 one ✅ two', 'mac')}\nfine\n${misread('Здравствуйте', 'mac')}`);
    assert.deepEqual(
      diagnostics.map(({ line }) => line),
      [2, 4],
    );
    assert.match(diagnostics[0]?.message ?? '', /Mac Roman/);
  });

  it('sums up when very many lines were misread', () => {
    const { diagnostics } = repair(misread('🚦 go\n', 'western').repeat(500));
    assert.ok(diagnostics.length < 60);
    assert.match(diagnostics.at(-1)?.message ?? '', /\d+ more lines/);
  });

  it('gives back any text with emoji, accents and typography, from either encoding', () => {
    const word = fc.constantFrom(
      'café',
      'Straße',
      'naïveté',
      '🎯',
      '🚦',
      '’s',
      '“so”',
      '→',
      'plain',
      'two words',
      '✅',
      'Привет',
      '日本語',
      'Łódź',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.constantFrom(...ENCODINGS), (words, encoding) => {
        const text = words.join(' ');
        assert.equal(repair(misread(text, encoding)).text, text);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<Misreading | null>('mac', 'western', null), (text, encoding) => {
        const once = repair(encoding ? misread(text, encoding) : text).text;
        assert.equal(repair(once).text, once);
      }),
      { numRuns: 300 },
    );
  });

  it('never touches ASCII', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => assert.equal(repair(text).text, text)));
  });
});
