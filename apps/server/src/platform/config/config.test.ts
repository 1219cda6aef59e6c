import fc from 'fast-check';
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { LOCAL_ACCESS, loadConfig, type Config, type ConfigSources } from './config.ts';
import { defaultDataFolder } from './folders.ts';

const HOME = { HOME: '/home/ada' };

function ok(sources: ConfigSources): Config {
  const result = loadConfig(sources);
  assert.ok(result.ok, result.ok ? '' : result.problems.join('\n'));
  return result.config;
}

function problems(env: Record<string, string>, flags: ConfigSources['flags'] = {}): string[] {
  const result = loadConfig({ env: { ...HOME, ...env }, flags, platform: 'linux' });
  return result.ok ? [] : result.problems;
}

describe('the configuration', () => {
  it('needs nothing: a folder of the user’s own, SQLite in it, port 4600 of this machine', () => {
    assert.deepEqual(ok({ env: HOME, platform: 'linux' }), {
      dataFolder: '/home/ada/.local/share/waymark',
      host: '127.0.0.1',
      port: 4600,
      databaseUrl: 'sqlite:/home/ada/.local/share/waymark/waymark.db',
      ...LOCAL_ACCESS,
    });
  });

  it('takes every setting from the environment, and flags before it', () => {
    const env = {
      ...HOME,
      WAYMARK_DATA: '/data',
      WAYMARK_PORT: '0',
      WAYMARK_HOST: '::1',
      DATABASE_URL: 'postgres://me@db/waymark',
    };
    const whole = {
      dataFolder: path.resolve('/data'),
      host: '::1',
      port: 0,
      databaseUrl: 'postgres://me@db/waymark',
      ...LOCAL_ACCESS,
    };
    assert.deepEqual(ok({ env }), whole);
    const flags = { port: '5000', host: 'localhost', data: '/other' };
    assert.deepEqual(ok({ env, flags }), {
      ...whole,
      dataFolder: path.resolve('/other'),
      host: 'localhost',
      port: 5000,
    });
  });

  it('takes an empty variable for none, and a relative folder from where it was started', () => {
    const config = ok({ env: { ...HOME, WAYMARK_PORT: '', DATABASE_URL: '', WAYMARK_DATA: 'mine' } });
    assert.equal(config.port, 4600);
    assert.equal(config.dataFolder, path.resolve('mine'));
  });

  it('says in one line what is wrong, where, and what to write', () => {
    for (const port of ['65536', '-1', '4600x', '1e3', ' 80', '99999999']) {
      assert.match(problems({ WAYMARK_PORT: port }).join('|'), /^WAYMARK_PORT is ".*": give a port .* 4600\.$/, port);
    }
    assert.match(problems({}, { port: 'web' }).join('|'), /^--port is "web"/);
    for (const host of ['0.0.0.0', '192.168.1.2', 'example.org', '::']) {
      assert.match(
        problems({ WAYMARK_HOST: host }).join('|'),
        /no sign-in.*use 127\.0\.0\.1, ::1 or localhost\.$/,
        host,
      );
    }
    for (const url of ['mysql://x', 'sqlite:/x', 'postgres:x', 'waymark', 'postgres://[']) {
      assert.match(problems({ DATABASE_URL: url }).join('|'), /^DATABASE_URL is .*PostgreSQL address/, url);
    }
    assert.equal(problems({ WAYMARK_PORT: 'x', WAYMARK_HOST: 'x', DATABASE_URL: 'x' }).length, 3);
  });

  it('names the nearest setting for one that does not exist, and leaves other programs’ alone', () => {
    assert.deepEqual(problems({ WAYMARK_PROT: '4700', PORT: 'x', XWAYMARK_A: 'x' }), [
      'WAYMARK_PROT is no setting of Waymark: did you mean WAYMARK_PORT?',
    ]);
    assert.match(problems({ WAYMARK_DATABASE: 'x' }).join(), /WAYMARK_DATA/);
    assert.deepEqual(problems({ WAYMARK_TEST_DATABASE_URL: 'x' }), []);
  });

  it('does not print a password', () => {
    assert.doesNotMatch(problems({ DATABASE_URL: 'postgre://ada:secret@db/waymark' }).join(), /secret/);
  });

  const TOKEN = 'k7Qz2mXw9RtB4vNc8LpH5sJd3FgY6aEu';

  it('takes a hosted instance for others only with a token that nobody can guess', () => {
    const hosted = { ...HOME, WAYMARK_MODE: 'hosted' };
    const weak = [
      'short',
      'x'.repeat(40),
      'change-me-change-me-change-me-change-me',
      'my-secret-token-for-this-instance-12345',
    ];
    for (const token of [undefined, '', ...weak]) {
      const said = problems({ WAYMARK_MODE: 'hosted', WAYMARK_ACCESS_TOKEN: token ?? '' }).join(' ');
      assert.match(said, /WAYMARK_ACCESS_TOKEN is (not set|too weak).*openssl rand -hex 32/, token ?? 'none');
      if (token) assert.ok(!said.includes(token));
    }
    const env = {
      ...hosted,
      WAYMARK_ACCESS_TOKEN: TOKEN,
      WAYMARK_HOST: '0.0.0.0',
      WAYMARK_PUBLIC_URL: 'https://w.example.org/',
    };
    const { mode, host, accessToken, publicUrl } = ok({ env });
    assert.deepEqual([mode, host, accessToken, publicUrl], ['hosted', '0.0.0.0', TOKEN, 'https://w.example.org']);
    assert.match(problems({ WAYMARK_MODE: 'public' }).join(), /write local or hosted/);
  });

  it('asks GitHub about pipelines, or a host that speaks its language, with a token of the learner’s own only', () => {
    assert.deepEqual(ok({ env: HOME }).github, { api: 'https://api.github.com', token: null });
    const env = {
      ...HOME,
      WAYMARK_GITHUB_API: 'https://git.example.org/api/v1/',
      WAYMARK_GITHUB_TOKEN: 'ghp_1234567890',
    };
    assert.deepEqual(ok({ env }).github, { api: 'https://git.example.org/api/v1', token: 'ghp_1234567890' });
    const others = { ...env, WAYMARK_MODE: 'hosted', WAYMARK_ACCESS_TOKEN: TOKEN };
    assert.equal(ok({ env: others }).github.token, null);
    assert.match(problems({ WAYMARK_GITHUB_API: 'http://git.example.org' }).join(), /WAYMARK_GITHUB_API is .*https:/);
    const said = problems({ WAYMARK_GITHUB_TOKEN: 'ghp_1234 5678' }).join();
    assert.match(said, /WAYMARK_GITHUB_TOKEN is .*copy the whole/);
    assert.doesNotMatch(said, /ghp_/);
  });

  it('looks at links unless it is told not to', () => {
    const of = (value: string) => ok({ env: { ...HOME, WAYMARK_CHECK_LINKS: value } }).checkLinks;
    assert.deepEqual([of(''), of('on'), of('off')], [true, true, false]);
    for (const value of ['no', 'OFF', '0', 'off '])
      assert.deepEqual(problems({ WAYMARK_CHECK_LINKS: value }), [
        `WAYMARK_CHECK_LINKS is "${value}": write on or off.`,
      ]);
  });

  it('never throws, whatever it is given, and keeps each problem to one line', () => {
    const names = fc.constantFrom('WAYMARK_DATA', 'WAYMARK_PORT', 'WAYMARK_HOST', 'DATABASE_URL', 'HOME', 'WAYMARK_X');
    fc.assert(
      fc.property(fc.dictionary(names, fc.string({ unit: 'binary' })), (env) => {
        const result = loadConfig({ env, platform: 'linux' });
        if (result.ok) assert.ok(path.isAbsolute(result.config.dataFolder));
        else for (const problem of result.problems) assert.doesNotMatch(problem, /[\n\r]/);
      }),
    );
  });
});

describe('the data folder', () => {
  it('follows the conventions of each system', () => {
    assert.equal(defaultDataFolder({ ...HOME, XDG_DATA_HOME: '/xdg' }, 'linux'), '/xdg/waymark');
    assert.equal(defaultDataFolder({ ...HOME, XDG_DATA_HOME: 'relative' }, 'linux'), '/home/ada/.local/share/waymark');
    assert.equal(defaultDataFolder(HOME, 'darwin'), '/home/ada/Library/Application Support/Waymark');
    const windows = { LOCALAPPDATA: String.raw`C:\Users\ada\AppData\Local` };
    assert.equal(defaultDataFolder(windows, 'win32'), String.raw`C:\Users\ada\AppData\Local\Waymark`);
    assert.equal(
      defaultDataFolder({ USERPROFILE: String.raw`C:\Users\ada` }, 'win32'),
      String.raw`C:\Users\ada\AppData\Local\Waymark`,
    );
  });
});
