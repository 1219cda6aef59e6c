import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { importAny } from './import.ts';
import { bytesOfSample, expectedOf, samples, told } from './found.fixture.ts';

const SHARED = new URL('../../../../../shared/samples/', import.meta.url);

describe('roadmaps as they are found', () => {
  for (const name of samples()) {
    it(`reads ${name} as a careful reader would`, () => {
      const imported = importAny(bytesOfSample(name), { name });
      assert.equal(told(imported), expectedOf(name));
    });

    it(`reads what ${name} became as the same once more`, () => {
      const { source, document } = importAny(bytesOfSample(name), { name });
      const again = importAny(source);
      assert.equal(again.source, source);
      assert.deepEqual(again.document.roadmap, document.roadmap);
    });
  }

  it('are at least twenty', () => {
    assert.ok(samples().length >= 20);
  });
});

describe('the shared samples', { skip: existsSync(SHARED) ? false : 'the samples are not on this machine' }, () => {
  for (const [name, phases, resources] of [
    ['ossu-computer-science.md', 17, 50],
    ['devops-roadmap.md', 14, 60],
  ] as const) {
    it(`${name} is taken as it is, with all its phases`, () => {
      const bytes = readFileSync(new URL(name, SHARED));
      const { kind, source, document } = importAny(bytes, { name });
      assert.deepEqual([kind, source], ['markdown', bytes.toString('utf8')]);
      assert.ok(document.roadmap.phases.length >= phases);
      assert.ok(document.roadmap.phases.flatMap((phase) => phase.resources).length >= resources);
    });
  }
});
