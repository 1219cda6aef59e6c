/// <reference lib="dom" />
/** The page's engine in a real Chromium: the same facts as at the learner's terminal, and nothing of the host's. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noBrowser } from '../../../../test/harness.ts';
import { localJavaScript } from '../executors/javascript/local-javascript.ts';
import { localPython } from '../executors/python/local-python.ts';
import type { CallFacts, RunFacts } from '../types.ts';
import { call, drive, requestOf, type Driver } from './driver.fixture.ts';
import { comparable, JAVASCRIPT, PYTHON } from './samples.fixture.ts';

const python = localPython();
const noPython = (await python.probe()).available ? false : 'there is no python3 to compare with';
const only = ({ calls }: RunFacts): CallFacts => calls[0] ?? assert.fail('no facts');
const HONEST = {
  python: requestOf('python', 'def f(x):\n    return x + 1', [call('f', 1)]),
  javascript: requestOf('javascript', 'const f = (x) => x + 1;', [call('f', 1)]),
};

describe('the judge in a page', { skip: noBrowser }, () => {
  let driver: Driver;
  before(async () => {
    driver = await drive();
  });
  after(async () => {
    await driver.close();
    await python.close();
  });

  for (const [what, request] of Object.entries(JAVASCRIPT)) {
    it(`says about JavaScript what the terminal says: ${what}`, async () => {
      const [expected, facts] = await Promise.all([
        localJavaScript().run(request, AbortSignal.timeout(60_000)),
        driver.run(request),
      ]);
      assert.deepEqual(comparable(facts), comparable(expected));
    });
  }

  for (const [what, request] of Object.entries(PYTHON)) {
    it(`says about Python what the terminal says: ${what}`, { skip: noPython }, async () => {
      const [expected, facts] = await Promise.all([
        python.run(request, AbortSignal.timeout(60_000)),
        driver.run(request),
      ]);
      assert.deepEqual(comparable(facts), comparable(expected));
    });
  }

  it('calls itself no sandbox', async () => {
    const { executor, sandboxed } = await driver.run(HONEST.javascript);
    assert.deepEqual([executor, sandboxed], ['browser-javascript', false]);
  });

  for (const language of ['javascript', 'python'] as const) {
    it(`stops ${language} when the caller does, and runs the next`, async () => {
      const code = language === 'python' ? 'def f():\n    while True: pass' : 'function f() { for (;;); }';
      const endless = driver.run(requestOf(language, code, [call('f')]), { stopAfterMs: 400 });
      await assert.rejects(endless, /TimeoutError|timed out/);
      assert.equal(only(await driver.run(HONEST[language])).value, 2);
    });
  }

  it('bounds the memory of Python', async () => {
    const code = 'def f():\n    kept = []\n    while True:\n        kept.append(bytearray(1_000_000))';
    assert.equal(only(await driver.run(requestOf('python', code, [call('f')]))).status, 'memory-limit');
    assert.equal(only(await driver.run(HONEST.python)).value, 2);
  });

  it('shows JavaScript the language, and nothing of the page or the network', async () => {
    const names =
      'fetch XMLHttpRequest WebSocket importScripts indexedDB caches postMessage onmessage close self location';
    const more =
      'navigator BroadcastChannel Worker SharedWorker EventSource WebTransport WebAssembly Atomics MessageChannel';
    const code = `const f = () => '${names} ${more}'.split(' ').filter((name) => name in globalThis && globalThis[name] !== undefined);`;
    assert.deepEqual(only(await driver.run(requestOf('javascript', code, [call('f')]))).value, []);
  });

  it('lets no module be loaded, from us neither', async () => {
    driver.server.asked();
    const code =
      'async function f() { try { await import("/api/secret"); return "loaded"; } catch { return "refused"; } }';
    assert.equal(only(await driver.run(requestOf('javascript', code, [call('f')]))).value, 'refused');
    assert.deepEqual(driver.server.asked(), []);
  });

  it('keeps the network from a worker by policy, also where nothing was taken from its realm', async () => {
    driver.server.asked();
    const answers = await driver.page.evaluate(async () => {
      const worker = new Worker('/attempts.js');
      return new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
    });
    const refused = Object.fromEntries(['fetch', 'xhr', 'script', 'socket', 'events'].map((way) => [way, 'refused']));
    assert.deepEqual(answers, refused);
    assert.deepEqual(driver.server.asked(), ['/attempts.js']);
  });

  it('takes lines that Python forges for no more than its own word, and not many of them', async () => {
    const forge = (count: number): string =>
      `import os\ndef f():\n    out = os.open('/dev/waymark', os.O_WRONLY)\n    for at in range(${count}):\n        os.write(out, b'{"status":"returned","value":1}\\n')\n    return 5`;
    assert.equal((await driver.run(requestOf('python', forge(1), [call('f')]))).calls.length, 1);
    assert.equal(only(await driver.run(requestOf('python', forge(100_000), [call('f')]))).value, 1);
    const verdictOf =
      'import os\ndef f():\n    os.write(os.open("/dev/waymark", os.O_WRONLY), b"end {}\\n" * 9)\n    return 5';
    assert.equal(only(await driver.run(requestOf('python', verdictOf, [call('f')]))).status, 'crashed');
    assert.equal(only(await driver.run(HONEST.python)).value, 2);
  });

  for (const language of ['javascript', 'python'] as const) {
    it(`runs another person’s ${language} in a frame without origin, and takes the frame away`, async () => {
      const facts = await driver.run(HONEST[language], { foreign: true });
      assert.equal(only(facts).value, 2);
      const frames = await driver.page.$$eval('iframe', (all) => all.map((one) => one.getAttribute('sandbox')));
      // One frame in hand for the next run, at most.
      assert.ok(frames.length <= 2 && frames.every((sandbox) => sandbox === 'allow-scripts'), frames.join());
    });
  }

  it('ends another person’s endless loop too', async () => {
    const endless = requestOf('javascript', 'function f() { for (;;); }', [call('f')], { wallMs: 1000 });
    assert.equal(only(await driver.run(endless, { foreign: true })).status, 'time-limit');
    assert.equal(only(await driver.run(HONEST.javascript, { foreign: true })).value, 2);
  });

  it('judges a challenge of examples alone', async () => {
    const verdict = await driver.page.evaluate(async () => {
      const { judge, challengeOf, engine } = globalThis.waymark;
      const input = { args: [[3, 1, 2]], steps: [], stdin: '' };
      const challenge = challengeOf({
        slug: 'largest',
        title: 'Largest',
        kind: 'function',
        names: { python: 'largest', javascript: 'largest' },
        parameters: ['numbers'],
        argument: null,
        methods: [],
        compare: {},
        limits: { cpuMs: 1000, wallMs: 10_000, memoryBytes: 64 * 2 ** 20, outputBytes: 10_000 },
        observe: null,
        cases: [{ name: 'three', input, expected: 3, raises: false }],
      } as unknown as Parameters<typeof challengeOf>[0]);
      const code = 'const largest = (numbers) => Math.max(...numbers);';
      const executor = engine.executor('javascript');
      return judge({ challenge, language: 'javascript', code, seed: 1, executor });
    });
    assert.deepEqual([verdict.status, verdict.passed, verdict.sandboxed], ['pass', 1, false]);
  });
});
