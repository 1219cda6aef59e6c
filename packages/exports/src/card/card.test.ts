import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { weekCard, weekPost, type Shown, type WeekFacts } from './index.ts';
import { escapeXml, fit, widthOf } from './text.ts';

const ALL: Shown = { hours: true, titles: true, signals: true };
const WEEK: WeekFacts = {
  week: 3,
  from: '2027-01-18',
  to: '2027-01-24',
  title: 'Backend Learning Roadmap',
  plannedMinutes: 1200,
  loggedMinutes: 870,
  proved: [
    { title: 'REST API', strength: 'verified' },
    { title: 'Binary search', strength: 'checked' },
    { title: 'Joined a community', strength: 'claimed' },
  ],
  signals: [
    { title: 'Built a RESTful API', strength: 'verified', isNew: true },
    { title: 'Deployed', strength: null, isNew: false },
  ],
};

interface Drawn {
  texts: string[];
  names: Set<string>;
  attributes: [string, string][];
}

/** Reads it with a strict parser that knows nothing of Waymark. @throws where it is no XML */
function read(svg: string): Drawn {
  const drawn: Drawn = { texts: [], names: new Set(), attributes: [] };
  const parser = new SaxesParser({ xmlns: true });
  let text: string | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    drawn.names.add(name);
    for (const [key, { value }] of Object.entries(attributes)) drawn.attributes.push([key, value]);
    if (name === 'text') text = '';
  });
  parser.on('text', (more) => {
    if (text !== null) text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'text') drawn.texts.push(text ?? '');
    if (name === 'text') text = null;
  });
  parser.write(svg).close();
  return drawn;
}

/** Any text that can get into a store: broken pairs, controls, markup. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    ']]>',
    '</text><script>alert(1)</script>',
    '"onload="x',
    '&amp;',
    '\ud800',
    '\u202egnp.exe',
    '\u0000',
    '',
  ),
);
const strength = fc.constantFrom('claimed', 'checked', 'verified', 'endorsed');
const shown = fc.record({ hours: fc.boolean(), titles: fc.boolean(), signals: fc.boolean() });
const facts: fc.Arbitrary<WeekFacts> = fc.record({
  week: fc.integer({ min: 1, max: 600 }),
  from: fc.constant('2027-01-18'),
  to: fc.constant('2027-01-24'),
  title: anyText,
  plannedMinutes: fc.nat(10_080),
  loggedMinutes: fc.nat(10_080),
  proved: fc.array(fc.record({ title: anyText, strength }), { maxLength: 20 }),
  signals: fc.array(fc.record({ title: anyText, strength: fc.option(strength), isNew: fc.boolean() }), {
    maxLength: 50,
  }),
});

describe('the card of a week', () => {
  it('is well-formed XML of harmless elements, whatever stands in a roadmap', () => {
    fc.assert(
      fc.property(facts, shown, fc.constantFrom('light', 'dark'), (week, parts, theme) => {
        const { names, attributes } = read(weekCard(week, parts, theme));
        assert.deepEqual(
          [...names].filter((name) => !['svg', 'rect', 'path', 'g', 'text'].includes(name)),
          [],
        );
        assert.deepEqual(
          attributes.filter(([name, value]) => /^on|href|style/.test(name) || value === 'NaN'),
          [],
        );
      }),
      { numRuns: 150 },
    );
  });

  it('has all of its drawing inside of the picture', () => {
    fc.assert(
      fc.property(facts, shown, (week, parts) => {
        const svg = weekCard(week, parts, 'light');
        for (const [, x, y] of svg.matchAll(/<(?:text|rect) x="([\d.-]+)" y="([\d.-]+)"/g)) {
          assert.ok(Number(x) >= 0 && Number(x) <= 1200 && Number(y) >= 0 && Number(y) <= 675, svg);
        }
        for (const [, x, y] of svg.matchAll(/translate\(([\d.-]+) ([\d.-]+)\)/g)) {
          assert.ok(Number(x) >= 72 && Number(x) <= 1200 - 72 && Number(y) <= 640, svg);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says hours, what was proved with who vouches for it, and the signals', () => {
    const { texts } = read(weekCard(WEEK, ALL, 'light'));
    assert.deepEqual(texts, [
      '18–24 January 2027',
      'Week 3 of Backend Learning Roadmap',
      '14 h 30 min logged of 20 h planned',
      ...['REST API', 'verified', 'Binary search', 'checked', 'Joined a community', 'on my word'],
      ...['1 of 2 signals', 'Waymark'],
    ]);
  });

  it('leaves out what the learner switches off, in the file too', () => {
    fc.assert(
      fc.property(shown, (parts) => {
        const svg = weekCard(WEEK, parts, 'dark');
        const post = weekPost(WEEK, parts);
        for (const text of [svg, post]) {
          assert.equal(text.includes('14 h'), parts.hours);
          assert.equal(text.includes('REST API'), parts.titles);
          assert.equal(/\d signals/.test(text), parts.signals);
        }
      }),
    );
  });

  it('counts what has no room, so that nothing is left out in silence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.boolean(), (count, hours) => {
        const proved = Array.from({ length: count }, (_, at) => ({
          title: `Thing ${at}`,
          strength: 'checked' as const,
        }));
        const { texts } = read(weekCard({ ...WEEK, proved }, { ...ALL, hours }, 'light'));
        const more = texts.find((text) => /^and \d+ more$/.test(text))?.replace(/\D/g, '') ?? '0';
        assert.equal(texts.filter((text) => text.startsWith('Thing ')).length + Number(more), count);
      }),
    );
  });

  it('tells the four strengths by their form, not by colour alone', () => {
    const formOf = (strength: 'claimed' | 'checked' | 'verified' | 'endorsed'): string => {
      const svg = weekCard({ ...WEEK, proved: [{ title: 'x', strength }] }, { ...ALL, signals: false }, 'light');
      return (/<g [^>]*>(.*?)<\/g>/.exec(svg)?.[1] ?? '').replace(/#[0-9a-f]{6}/g, '');
    };
    const forms = (['claimed', 'checked', 'verified', 'endorsed'] as const).map(formOf);
    assert.equal(new Set(forms).size, 4);
    assert.ok(!forms.includes(''));
  });
});

describe('a text in the card', () => {
  it('is never wider than its place, and is whole where it fits', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 1000 }), (text, width) => {
        assert.ok(widthOf(fit(text, 28, width), 28) <= width);
      }),
    );
    assert.equal(fit('REST API', 28, 400), 'REST API');
    assert.match(fit('Very long words '.repeat(99), 28, 400), /^Very long words .*…$/);
  });

  it('is cut between characters as a reader sees them', () => {
    const family = '👩‍👩‍👧';
    assert.equal(fit(family.repeat(50), 10, 45).replaceAll(family, ''), '…');
  });

  it('cannot leave its place in the file', () => {
    assert.equal(escapeXml(`<a b="c" d='e'>&`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  });
});

describe('the suggested post', () => {
  it('is what happened, in plain lines', () => {
    assert.equal(
      weekPost(WEEK, ALL),
      [
        'Week 3 of Backend Learning Roadmap: 14 h 30 min logged of 20 h planned.',
        '',
        'Done this week:',
        '– REST API (verified)',
        '– Binary search (checked)',
        '– Joined a community (on my word)',
        '',
        '1 of 2 signals so far, 1 of them new.',
      ].join('\n'),
    );
  });

  it('claims nothing for a week in which nothing was proved', () => {
    const quiet = { ...WEEK, proved: [], loggedMinutes: 0, signals: [] };
    assert.equal(weekPost(quiet, ALL), 'Week 3 of Backend Learning Roadmap: 0 min logged of 20 h planned.');
    assert.match(weekCard(quiet, ALL, 'light'), /Nothing was proved this week\./);
  });

  it('stays short enough for most places, whatever the roadmap says', () => {
    fc.assert(
      fc.property(facts, shown, (week, parts) => {
        const post = weekPost(week, parts);
        assert.ok(post.length <= 2000 && post.split('\n').length <= 9, post);
      }),
    );
  });
});
