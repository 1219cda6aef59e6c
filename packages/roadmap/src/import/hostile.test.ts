import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { LIMITS } from './archive/unpack.ts';
import { bytesOfSample, samples } from './found.fixture.ts';
import { importAny, type Imported } from './import.ts';

const saysLeft = (imported: Imported, pattern: RegExp): boolean =>
  imported.left.some(({ message }) => pattern.test(message));

/** Every address of a roadmap, wherever it stands. */
function addressesOf({ document }: Imported): string[] {
  return document.roadmap.phases.flatMap(({ actions, resources, deliverables }) =>
    [...actions, ...resources, ...deliverables].flatMap((item) => [
      ...item.links.map(({ url }) => url),
      ...('url' in item && item.url !== null ? [item.url] : []),
    ]),
  );
}

function zip(files: Zippable): Uint8Array {
  return zipSync(files);
}

/** Sets 16 bits in the central directory of the first entry. */
function patched(archive: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 < copy.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint16(at + offset, value, true);
      break;
    }
  }
  return copy;
}

describe('whatever is given to the import', () => {
  it('is never an error, and what comes out is read as itself again', () => {
    const piece = fc.constantFrom(
      'a,b\n', '"', ';', '\t', '{"nodes":[', '<opml><body>', '<outline text="x">', '</outline>', '- ', '# ', '• ', '[[', ']]',
      '<ul><li>', '</ul>', '<table><tr><td>', '<DT><A HREF="x">', 'Title,URL\n', '\r\n', '%%', '==', 'https://a.b', 'PK\u0003\u0004', '2h30',
    ); // prettier-ignore
    const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 6, unit: 'binary' })), { maxLength: 40 });
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((pieces) => pieces.join('')),
          fc.uint8Array({ maxLength: 300 }),
        ),
        (input) => {
          const { source, document } = importAny(input);
          assert.ok(source.isWellFormed());
          assert.equal(document.source, source);
        },
      ),
      { numRuns: 250 },
    );
  });

  it('may be cut off or spoilt anywhere', () => {
    for (const name of samples()) {
      const bytes = bytesOfSample(name);
      fc.assert(
        fc.property(fc.nat(bytes.length), fc.nat(255), fc.boolean(), (at, byte, cut) => {
          const spoilt = cut ? bytes.slice(0, at) : Uint8Array.from(bytes, (one, index) => (index === at ? byte : one));
          importAny(spoilt, { name });
        }),
        { numRuns: 10 },
      );
    }
  });

  it('brings no address along that is not of the web', () => {
    const evil = 'javascript:alert(1)';
    for (const input of [
      `Title,URL\na,${evil}\nb,data:text/html;x\nc,https://good.example\n`,
      `<opml><body><outline text="p"><outline text="a" url="${evil}"/><outline text="c" url="https://good.example"/></outline></body></opml>`,
      JSON.stringify({
        title: 'p',
        items: [{ title: 'a', url: evil, items: [{ title: 'c', url: 'https://good.example' }] }],
      }),
      `<h1>p</h1><ul><li><a href="${evil}">a</a></li><li><a href="https://good.example">c</a></li></ul><p></p>`,
    ]) {
      assert.deepEqual(addressesOf(importAny(input)), ['https://good.example']);
    }
  });

  it('makes no Markdown of its own out of titles and notes', () => {
    const marks = fc.constantFrom(
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '`',
      '#',
      '<b>',
      '&amp;',
      '|',
      ' - ',
      '\\',
      'word',
      ' ',
      '1.',
      '!',
    );
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 12 }), (pieces) => {
        const title = `T ${pieces.join('')} t`;
        const quoted = `"${title.replaceAll('"', '""')}"`;
        const imported = importAny(
          `Phase,Title,URL,Notes\nOne,${quoted},https://a.example,"a"\nOne,Second,https://b.example,${quoted}\n`,
        );
        const [phase] = imported.document.roadmap.phases;
        assert.deepEqual(
          phase?.resources.map(({ url }) => url),
          ['https://a.example', 'https://b.example'],
        );
      }),
      { numRuns: 120 },
    );
  });
});

describe('an archive', () => {
  const page = strToU8('# Page\n\n- [a](https://a.example)\n');

  it('that grows without end is given up early, whatever its headers say', () => {
    const bomb = zip({ 'big.md': new Uint8Array(30_000_000) });
    assert.ok(bomb.length < 100_000);
    const start = process.memoryUsage.rss();
    assert.ok(saysLeft(importAny(bomb), /grows far beyond its size/));
    // The size in the directory is not believed.
    assert.ok(saysLeft(importAny(patched(bomb, 24, 10)), /grows far beyond its size/));
    assert.ok(process.memoryUsage.rss() - start < 200_000_000);
  });

  it('of too many files, or too many bytes in all, is read up to there', () => {
    const limits = { ...LIMITS, entries: 3, totalBytes: 60 };
    const many = zip(Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.md`, page])));
    const few = importAny(many, { limits: { ...limits, totalBytes: 1_000 } });
    assert.ok(saysLeft(few, /more than 3 files/));
    assert.equal(few.document.roadmap.phases.length, 3);
    assert.ok(saysLeft(importAny(many, { limits }), /Unpacked, this archive is larger/));
  });

  it('inside an archive is read, and inside of that once more, and no further', () => {
    const one = zip({ 'p.md': page, 'q.md': page });
    const two = zip({ 'Export-Part-1.zip': one });
    assert.equal(importAny(two).document.roadmap.phases.length, 2);
    const four = zip({ 'x.zip': zip({ 'y.zip': two }) });
    assert.ok(saysLeft(importAny(four), /archive in an archive in an archive/));
  });

  it('with locked files, links and names that lead outside says so and reads the others', () => {
    const archive = zip({ 'bad.md': page, 'good.md': page, 'other.md': page });
    const locked = importAny(patched(archive, 8, 1));
    assert.ok(saysLeft(locked, /locked with a password/));
    assert.equal(locked.document.roadmap.phases.length, 2);
    const link = zip({ 'bad.md': [page, { os: 3, attrs: 0o120777 << 16 }], 'good.md': page });
    assert.ok(saysLeft(importAny(link), /links are not followed/));
    for (const name of ['../../etc/passwd.md', '/etc/passwd.md', 'a/../../b.md', 'C:\\x.md', '..\\x.md']) {
      const imported = importAny(zip({ [name]: page, 'good.md': page }));
      assert.ok(saysLeft(imported, /leads out of the archive/), name);
      assert.equal(imported.document.roadmap.phases.length, 1, name);
    }
  });

  it('of pages that link each other in a ring is read once', () => {
    const imported = importAny(
      zip({ 'a.md': strToU8('# A\n\n- [ ] one\n\n[B](b.md)\n'), 'b.md': strToU8('# B\n\n- [ ] two\n\n[A](a.md)\n') }),
    );
    const titles = imported.document.roadmap.phases.flatMap(({ actions }) => actions.map(({ title }) => title));
    assert.deepEqual(titles.sort(), ['one', 'two']);
  });
});

describe('much of the same', () => {
  /** Milliseconds; generous, since only what is worse than linear should fail. */
  const LONG = 8_000;
  const big: Record<string, string> = {
    'outlines in outlines': `<opml><body>${'<outline text="a">'.repeat(20_000)}`,
    'quotes that never end': '"a\n'.repeat(60_000),
    'quotes in quotes': `a,b\n"${'x"x'.repeat(100_000)}`,
    'brackets that never close': `# a\n\n- ${'['.repeat(100_000)}`,
    'lists in lists': `<ul><li>a</li></ul><p>b</p>${'<ul><li>x'.repeat(20_000)}`,
    'links that never end': `<p>a</p><p>b</p>${'<a href="https://a.example">x'.repeat(20_000)}`,
    'braces that never close': '{"a":'.repeat(100_000),
    'lists of JSON': `${'['.repeat(5_000)}"a"${']'.repeat(5_000)}`,
    'objects of JSON': `${'{"title":"a","items":['.repeat(3_000)}${']}'.repeat(3_000)}`,
    'indented lines': Array.from({ length: 3_000 }, (_, at) => `${' '.repeat(at % 900)}• line`).join('\n'),
  };
  for (const [what, source] of Object.entries(big)) {
    it(`is read in time: ${what}`, () => {
      const start = performance.now();
      importAny(source);
      assert.ok(performance.now() - start < LONG);
    });
  }

  it('is read in time: a ring of edges between many topics', () => {
    const nodes = Array.from({ length: 1_800 }, (_, at) => ({
      id: String(at),
      type: at % 2 === 0 ? 'topic' : 'subtopic',
      position: { x: 0, y: at },
      data: { label: `Topic ${at}` },
    }));
    const edges = nodes.map(({ id }, at) => ({ source: id, target: String((at + 1) % nodes.length) }));
    const start = performance.now();
    const imported = importAny(JSON.stringify({ nodes, edges }));
    assert.ok(performance.now() - start < LONG);
    const titles = imported.document.roadmap.phases.flatMap(({ actions }) => actions.map(({ title }) => title));
    const subtopics = titles.filter((title) => Number(title.split(' ')[1]) % 2 === 1);
    assert.deepEqual([subtopics.length, new Set(subtopics).size], [900, 900]);
  });
});
