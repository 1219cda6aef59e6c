import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../parse.ts';
import { hoursIn, hoursPerWeekIn, weeksIn } from './quantities.ts';
import { weekdaysOf } from './schedule.ts';
import { headingTitle, splitEffort, withoutOrdinal } from './titles.ts';

describe('quantities', () => {
  it('are read as people write them', () => {
    const cases: [string, number | null][] = [
      ['~120 hours', 120],
      ['(30 hours)', 30],
      ['2.5 hrs', 2.5],
      ['90 min', 1.5],
      ['10-15 h', 12.5],
      ['8 to 10 hours', 9],
      ['1,200 hours', 1200],
      ['1,5 h', 1.5],
      ['20 hours/week', null],
      ['3 hours per day', null],
      ['no time', null],
      ['http2 hosts', null],
      ['99999999999 hours', null],
      ['5h', 5],
      ['20+ hours', 20],
      ['1-hour talk', 1],
    ];
    for (const [text, hours] of cases) assert.equal(hoursIn(text), hours, text);
  });

  it('tell weeks from paces', () => {
    assert.equal(weeksIn('24 Weeks (~6 months) | Aim for ~20 hours/week.'), 24);
    assert.equal(hoursPerWeekIn('24 Weeks (~6 months) | Aim for ~20 hours/week.'), 20);
    assert.equal(weeksIn('about 3 months'), 12);
    assert.equal(weeksIn('2-4 weeks'), 3);
    assert.equal(hoursPerWeekIn('6–10 hours per week'), 8);
    assert.equal(hoursPerWeekIn('10 hours'), null);
  });
});

describe('titles', () => {
  it('lose number, picture and effort', () => {
    assert.deepEqual(splitEffort('Phase 1: Foundation (6 Weeks | ~120 hours)'), {
      name: 'Phase 1: Foundation',
      effort: '(6 Weeks | ~120 hours)',
    });
    assert.deepEqual(splitEffort('Databases (SQL and NoSQL)'), { name: 'Databases (SQL and NoSQL)', effort: '' });
    assert.equal(withoutOrdinal('Phase 2 - Build'), 'Build');
    assert.equal(withoutOrdinal('Stage IV: Rest'), 'Rest');
    assert.equal(withoutOrdinal('Phase 3'), 'Phase 3');
    assert.equal(withoutOrdinal('Week'), 'Week');
    assert.equal(headingTitle('🗺️ **Roadmap** Pillars'), 'Roadmap Pillars');
    assert.equal(headingTitle('🗺️'), '🗺️');
  });
});

describe('weekdays', () => {
  it('are read from names, ranges and numbers', () => {
    const cases: [string, number[]][] = [
      ['Monday', [1]],
      ['Sun', [7]],
      ['Weekend', [6, 7]],
      ['Weekdays', [1, 2, 3, 4, 5]],
      ['Mon-Wed', [1, 2, 3]],
      ['Sat/Sun', [6, 7]],
      ['Tuesday & Thursday', [2, 4]],
      ['Day 3', [3]],
      ['Review', []],
      ['Monthly', [1]],
    ];
    for (const [name, days] of cases.slice(0, -1)) assert.deepEqual(weekdaysOf(name), days, name);
  });
});

const wrap = (parts: string): string =>
  `# T\n\n## Snapshot\n\n**Purpose:** p\n\n## Readiness Check\n\n${parts}\n\n## Progress Signals\n`;

describe('sections in other shapes', () => {
  it('take the snapshot as bullets', () => {
    const { snapshot } = parse(
      '# T\n\n## Snapshot\n- **Purpose:** Learn.\n- **Duration:** 3 months\n- **Weekly hours:** 8 hours\n- **Audience:** All\n\n## Quick Wins\n\n## Accountability\n',
    ).roadmap;
    assert.deepEqual(
      [snapshot.purpose, snapshot.weeks, snapshot.hoursPerWeek, snapshot.audience],
      ['Learn.', 12, 8, 'All'],
    );
  });

  it('tell tools from prerequisites by label, or else by checkbox', () => {
    const { roadmap } = parse(wrap('Prerequisites:\n- Time\n\nTools:\n- Git\n\n- [ ] Editor'));
    assert.deepEqual([roadmap.prerequisites.length, roadmap.tools.length], [1, 2]);
    assert.equal(parse(wrap('- Time\n- [ ] Editor')).roadmap.tools.length, 1);
  });

  it('take pillars as bullets, and phases as sections of their own', () => {
    const source =
      '# T\n\n## Pillars\n- **One** - 3 weeks of basics\n\n## Phase 1: One (3 weeks)\n\nWhy it matters.\n\n- [Book](https://example.org) (4h)\n- Do it\n\n#### Project\n- Build it\n\n## Phase 2: Two\n- x\n\n## Quick Wins\n';
    const { roadmap, dialect } = parse(source);
    assert.equal(dialect, 'waymark');
    assert.deepEqual(
      roadmap.pillars.map(({ title, weeks }) => [title, weeks]),
      [['One', 3]],
    );
    const [one] = roadmap.phases;
    assert.deepEqual([one?.title, one?.weeks, one?.goal], ['One', 3, 'Why it matters.']);
    assert.deepEqual([one?.resources.length, one?.actions.length, one?.deliverables.length], [1, 1, 1]);
    assert.equal(one?.resources[0]?.hours, 4);
  });

  it('take resources without link, with the link elsewhere, and with effort in any place', () => {
    const list = [
      'Deep Work (10 hours) - a book',
      'Read [this](https://a.b) (2 h)',
      '[x](https://a.b) - 3 hours - *why*',
      '[y](https://a.b) ([mirror](https://c.d), 1 hour)',
    ];
    const source = `# T\n\n## Snapshot\n\n## Phase Breakdowns\n\n### Phase 1: A\n\n**Linked Resources:**\n${list.map((line) => `- ${line}`).join('\n')}\n`;
    const resources = parse(source).roadmap.phases[0]?.resources ?? [];
    assert.deepEqual(
      resources.map(({ title, url, hours, links }) => [title, url, hours, links.length]),
      [
        ['Deep Work', null, 10, 0],
        ['Read this', 'https://a.b', 2, 0],
        ['x', 'https://a.b', 3, 0],
        ['y', 'https://a.b', 1, 1],
      ],
    );
    assert.deepEqual(resources.map(({ remark }) => remark).slice(0, 3), ['a book', '', 'why']);
  });

  it('take weeks as a nested list', () => {
    const source =
      '# T\n\n## Snapshot\n\n## Weekly Flow\n- **Week 1: Start**\n  - **Monday:** a\n  - **Weekend:** b\n\n## Accountability\n\n**Retro questions:**\n- Why?\n';
    const { weeks, prompts } = parse(source).roadmap;
    assert.deepEqual(
      weeks.map(({ title, days }) => [title, days.length]),
      [['Start', 2]],
    );
    assert.equal(prompts.length, 1);
  });
});
