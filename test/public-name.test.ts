/** Checks of a public name at the terminal: the running server asks, and this machine's own address gets advice. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publicSite } from '@waymark/checks/network';
import { wholeApp, type WholeApp } from '../apps/server/src/app.fixture.ts';
import { serve, type Served } from '../apps/server/src/platform/http/serve.ts';
import { playSite, type Played } from '../packages/checks/src/network/suite/play-site.ts';
import { waymark } from './harness.ts';
import { good, NAME } from './learners/shared/good-site.ts';

describe('a public name, checked from the terminal', () => {
  let played: Played;
  let whole: WholeApp;
  let served: Served;
  let desk: string;
  before(async () => {
    played = await playSite(good);
    const nothing = (): never => assert.fail('a check of a public name goes by no other way');
    whole = await wholeApp({
      routes: { direct: nothing, clone: nothing, site: (base) => publicSite(base, played.options) },
    });
    served = await serve(whole.app, { host: '127.0.0.1', port: 0 });
    desk = path.join(whole.dataFolder, 'Books');
    await mkdir(desk);
  });
  after(async () => {
    await served.close();
    await whole.close();
    await played.close();
  });

  const check = (...args: string[]) => waymark(['check', ...args], { data: whole.dataFolder, cwd: desk });

  it('fails on this machine, with the advice to deploy first, and the run is kept', async () => {
    const { code, stdout } = await check('https');
    assert.equal(code, 1);
    assert.match(stdout, /Deploy it first/);
    assert.match(stdout, /localhost is not a public name/);
  });

  it('passes at its address, asked by the server', async () => {
    const { code, stdout, stderr } = await check('https', '--url', `https://${NAME}`);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /60 days left/);
  });

  it('needs the address once: the project remembers it', async () => {
    const { code, stdout, stderr } = await check('dns');
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /93\.184\.216\.34/);
  });
});
