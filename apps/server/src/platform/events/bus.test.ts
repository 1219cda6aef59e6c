import type { ChangedEvent } from '@waymark/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBus } from './bus.ts';

const event = (revision: number): ChangedEvent => ({ type: 'changed', programmeId: 'p', revision, feature: 'time' });

describe('the bus', () => {
  it('brings every event to every listener until it stops listening', () => {
    const bus = createBus();
    const heard: string[] = [];
    const stop = bus.listen(
      (one) => heard.push(`a${one.revision}`),
      () => undefined,
    );
    bus.listen(
      (one) => heard.push(`b${one.revision}`),
      () => undefined,
    );
    bus.publish(event(1));
    stop();
    bus.publish(event(2));
    assert.deepEqual(heard, ['a1', 'b1', 'b2']);
    assert.equal(bus.listeners, 1);
  });

  it('lets a listener stop while an event is on its way', () => {
    const bus = createBus();
    let heard = 0;
    const stop = bus.listen(() => { heard += 1; stop(); }, () => undefined); // prettier-ignore
    bus.publish(event(1));
    bus.publish(event(2));
    assert.equal(heard, 1);
  });

  it('tells the listeners that it closes, also those who come too late', () => {
    const bus = createBus();
    let closed = 0;
    bus.listen(
      () => undefined,
      () => (closed += 1),
    );
    bus.close();
    bus.listen(
      () => undefined,
      () => (closed += 1),
    );
    assert.equal(closed, 2);
    assert.equal(bus.listeners, 0);
  });
});
