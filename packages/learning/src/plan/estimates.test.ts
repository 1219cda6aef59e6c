import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Phase, Roadmap } from '@waymark/roadmap';
import { DEFAULT_RESOURCE_MINUTES, QUARTER, unitsOf } from './estimates.ts';
import { action, emptyRoadmap, phase, resource } from './seed.fixture.ts';

interface Parts {
  id?: string;
  parent?: string;
  weeks?: number | null;
  hours?: number | null;
  silent?: number;
  stated?: number[];
  actions?: number;
}

function part({ id = 'one', parent, weeks = null, hours = null, silent = 0, stated = [], actions = 0 }: Parts): Phase {
  const named = <T extends { id: string }>(item: T, place: number): T => ({ ...item, id: `${item.id}-${id}-${place}` });
  const times = [...Array.from({ length: silent }, () => null), ...stated];
  return {
    ...phase(id, {
      weeks,
      hours,
      actions: Array.from({ length: actions }, (_, place) => named(action('Do'), place)),
      resources: times.map((time, place) => named(resource('Read', time), place)),
      deliverables: [],
    }),
    id,
    parentId: parent ?? null,
    effortHours: null,
  };
}

function roadmapOf(phases: Phase[], weeks: number | null = null, hoursPerWeek: number | null = null): Roadmap {
  const roadmap = emptyRoadmap();
  return { ...roadmap, snapshot: { ...roadmap.snapshot, weeks, hoursPerWeek }, phases };
}

const minutesIn = (roadmap: Roadmap): number[] => [...unitsOf(roadmap).values()].flat().map((unit) => unit.minutes);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('the time of what is silent', () => {
  it('is its share of weeks x hours per week, not two hours for each', () => {
    assert.equal(sum(minutesIn(roadmapOf([part({ weeks: 4, silent: 40 })], null, 10))), 40 * 60);
    assert.deepEqual(minutesIn(roadmapOf([part({ hours: 10, silent: 7 })])), [90, 75, 90, 90, 90, 75, 90]);
  });

  it('is its share of what the whole states where its phase states nothing', () => {
    const silent = [part({ id: 'a', silent: 6 }), part({ id: 'b', silent: 6 })];
    assert.equal(sum(minutesIn(roadmapOf(silent, 12, 9))), 12 * 9 * 60);
    const partly = [part({ id: 'a', hours: 40, silent: 2 }), part({ id: 'b', silent: 4, stated: [8] })];
    assert.deepEqual(
      [...unitsOf(roadmapOf(partly, 12, 9)).values()].map((units) => sum(units.map((unit) => unit.minutes)) / 60),
      [40, 68],
    );
  });

  it('is what a phase above has left when the phases in it that state a time are paid', () => {
    const phases = [
      part({ id: 'top', hours: 100 }),
      part({ id: 'a', parent: 'top', hours: 40, silent: 1 }),
      part({ id: 'b', parent: 'top', silent: 4 }),
    ];
    assert.deepEqual(minutesIn(roadmapOf(phases)), [2400, 900, 900, 900, 900]);
  });

  it('is in proportion to what such an item takes elsewhere: twice as much for a resource as for an action', () => {
    const phases = [part({ id: 'a', silent: 2 }), part({ id: 'b', actions: 2 })];
    assert.deepEqual(minutesIn(roadmapOf(phases, 3, 6)), [360, 360, 180, 180]);
  });

  it('is two hours only where nothing is stated or left', () => {
    assert.deepEqual(minutesIn(roadmapOf([part({ silent: 1 })])), [DEFAULT_RESOURCE_MINUTES]);
    assert.deepEqual(minutesIn(roadmapOf([part({ silent: 1 })], 12, null)), [DEFAULT_RESOURCE_MINUTES]);
    assert.deepEqual(minutesIn(roadmapOf([part({ hours: 5, silent: 1, stated: [6] })])), [360, 360]);
  });
});

const anyParts = fc.record({
  hours: fc.integer({ min: 1, max: 900 }).map((quarters) => quarters / 4),
  silent: fc.integer({ min: 1, max: 60 }),
  stated: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }),
});

describe('properties of shared time', () => {
  it('adds up to what the phase states, unless shares of a quarter of an hour already exceed it', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const minutes = minutesIn(roadmapOf([part(parts)]));
        const left = parts.hours * 60 - sum(parts.stated) * 60;
        if (left <= 0) return;
        assert.ok(
          Math.abs(sum(minutes) - Math.max(parts.hours * 60, sum(parts.stated) * 60 + parts.silent * QUARTER)) <
            QUARTER,
        );
      }),
    );
  });

  it('gives nobody less than a quarter of an hour, and equals shares that differ by no more than one', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const shares = minutesIn(roadmapOf([part(parts)])).slice(0, parts.silent);
        assert.ok(shares.every((minutes) => minutes >= QUARTER));
        assert.ok(Math.max(...shares) - Math.min(...shares) <= QUARTER);
      }),
    );
  });

  it('adds up to what the whole states, however it is cut into phases', () => {
    const count = fc.integer({ min: 1, max: 9 });
    const phases = fc.array(fc.oneof(fc.record({ silent: count }), fc.record({ actions: count })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(phases, fc.integer({ min: 12, max: 104 }), fc.integer({ min: 5, max: 40 }), (parts, weeks, pace) => {
        const silent = parts.map((one, place) => part({ ...one, id: `phase-${place}` }));
        assert.equal(sum(minutesIn(roadmapOf(silent, weeks, pace))), weeks * pace * 60);
      }),
    );
  });
});
