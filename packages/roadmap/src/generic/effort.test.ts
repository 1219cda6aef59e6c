import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { amountIn, effortIn, hoursOf, itemHours, weeksOf } from './effort.ts';
import { bareTitle, isNumbered } from './title.ts';
import { keyOf, labelMode, sectionKind } from './words.ts';

describe('times in text', () => {
  const hours: [string, number | null][] = [
    ['Course (30 hours)', 30],
    ['~20h', 20],
    ['2.5 hrs', 2.5],
    ['90 min', 1.5],
    ['1h 30m', 1.5],
    ['8-10 hours', 9],
    ['1,200 hours', 1200],
    ['(4 weeks, 6-10 hours/week)', 32],
    ['Sprint (3 days)', 12],
    ['From zero to hero: 50 days of code', null],
    ['6-10 hours/week', null],
    ['HTML5 and H264', null],
  ];
  for (const [text, expected] of hours) {
    it(`reads ${expected ?? 'no'} hours in "${text}"`, () => assert.equal(itemHours(text), expected));
  }

  it('multiplies weeks with hours a week, and months with 52/12 weeks', () => {
    assert.equal(hoursOf({ ...effortIn('14 weeks'), hoursPerWeek: effortIn('6–10 hours/week').hoursPerWeek }), 112);
    assert.equal(effortIn('6 months').weeks, 26);
    assert.equal(effortIn('about 2 years').weeks, 104);
  });

  it('reads the weeks that a heading spans or states', () => {
    const weeks = [
      'Week 1-4',
      'Weeks 5–6: CSS',
      'Week 3',
      'Months 1-2',
      'A (6 Weeks | ~120 hours)',
      'Day 1',
      'Basics',
    ].map(weeksOf);
    assert.deepEqual(weeks, [4, 2, 1, 9, 6, null, null]);
  });

  it('reads bare amounts', () => {
    assert.deepEqual(['10', '8-10', '~12', 'ten', ''].map(amountIn), [10, 9, 12, null, null]);
  });
});

describe('titles', () => {
  const titles: [string, string][] = [
    ['Phase 1: Foundation (6 Weeks | ~120 hours)', 'Foundation'],
    ['1. GIT', 'GIT'],
    ['🎯 2) Learn Go 🚀', 'Learn Go'],
    ['1️⃣ Start', 'Start'],
    ['Level 1 – Beginner', 'Beginner'],
    ['Part II: Trees', 'Trees'],
    ['Phase 0 — Setup · 2 weeks', 'Setup'],
    ['Page 0123456789abcdef0123456789abcdef', 'Page'],
    ['Week 1', 'Week 1'],
    ['100 Days of Code', '100 Days of Code'],
    ['C++', 'C++'],
    ['3D graphics', '3D graphics'],
    ['Bonus: Security', 'Bonus: Security'],
  ];
  for (const [text, title] of titles) it(`gives "${title}" for "${text}"`, () => assert.equal(bareTitle(text), title));

  it('knows what is numbered', () => {
    assert.deepEqual(['Week 1', '2. B', '1️⃣ C', '100 Days', 'Levels'].map(isNumbered), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('headings', () => {
  it('tells material from what stands around it', () => {
    const skipped = [
      'Table of Contents',
      'License',
      '🤝 Contributing',
      'Give a Star! ⭐',
      'Star History',
      'Code of conduct',
      'Team',
      'Support My Work',
      'PDF version',
      'Changelog',
      'Disclaimer',
      '目录',
    ];
    for (const heading of skipped) assert.equal(sectionKind(keyOf(heading)), 'skip', heading);
    const learning = [
      'GIT',
      'Team work',
      'Contents of a packet',
      'Programming languages',
      'Databases',
      'Testing',
      'Open source contributions',
    ];
    for (const heading of learning) assert.equal(sectionKind(keyOf(heading)), 'learning', heading);
  });

  it('knows labels in the words that people use', () => {
    const modes = [
      'Free Resources',
      'Practice Projects:',
      'What you will learn',
      '🎯 Goal',
      'Success criteria',
      'Estimated time',
      'Networking',
    ].map((label) => labelMode(keyOf(label)));
    assert.deepEqual(modes, ['resource', 'deliverable', 'action', 'goal', 'signal', 'time', null]);
  });
});
