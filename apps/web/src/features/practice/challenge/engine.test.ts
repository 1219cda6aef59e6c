import type { Executor, Language } from '@waymark/judge';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Lesson } from '../sql/lesson-run.ts';
import { EngineDoor } from './engine.ts';
import type { PageEngine } from './load-engine.ts';

function engineOf(notes: string[]): PageEngine {
  return {
    executor: (language: Language) => ({ id: `page-${language}` }) as Executor,
    lesson: async (setup) => {
      notes.push(setup);
      return {} as Lesson;
    },
    warm: async (what) => notes.push(`warm ${what}`),
    close: async () => void notes.push('closed'),
  };
}

describe('the door to the page’s engine', () => {
  it('loads it once, and again after it could not be loaded', async () => {
    const ways = [() => Promise.reject(new TypeError('away')), async () => engineOf([])];
    const door = new EngineDoor(() => (ways.shift() ?? assert.fail('loaded twice'))());
    await assert.rejects(door.executor('python'), /could not be loaded\. Submitting works without it/);
    assert.equal((await door.executor('python')).id, 'page-python');
    assert.equal((await door.executor('javascript')).id, 'page-javascript');
  });

  it('says nothing when warming fails: whoever runs will hear of it', async () => {
    await new EngineDoor(() => Promise.reject(new TypeError('away'))).warm('python');
  });

  it('makes the database of an exercise once, and another one for the next', async () => {
    const notes: string[] = [];
    const door = new EngineDoor(async () => engineOf(notes));
    const exercise = (slug: string) => ({ slug, database: { schema: `tables of ${slug};`, rows: 'rows;' } });
    await door.lesson(exercise('a'));
    await door.lesson(exercise('a'));
    await door.lesson(exercise('b'));
    assert.deepEqual(notes, ['tables of a;\nrows;', 'tables of b;\nrows;']);
  });

  it('closes what it loaded, and nothing where nothing was loaded', async () => {
    const notes: string[] = [];
    const door = new EngineDoor(async () => engineOf(notes));
    await door.close();
    assert.deepEqual(notes, []);
    await door.warm('python');
    await door.close();
    assert.deepEqual(notes, ['warm python', 'closed']);
  });
});
