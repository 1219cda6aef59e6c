/** Finds the tools of a readiness check on this machine: by name on the PATH, in the usual folders, and by asking for a version. */
import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** What was found, or null. */
export interface Finding {
  name: string;
  version: string | null;
  path: string | null;
}

/** The machine as the probes see it; a test passes another one. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
}

/** Milliseconds that a tool may take to say its version. */
const VERSION_TIMEOUT = 4000;
const VERSION = /\d+(?:\.\d+)+[\w.-]*/;

/** One program: the names of its command, and folders outside the PATH where desktops put it. */
export interface Program {
  name: string;
  commands: string[];
  places?: Partial<Record<NodeJS.Platform, string[]>>;
  /** Desktop programs open a window instead of saying a version: only found, not asked. */
  askVersion?: boolean;
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** @returns the first of the commands that stands on the PATH, as a path */
export async function findOnPath(machine: Machine, commands: string[]): Promise<string | null> {
  const folders = (machine.env['PATH'] ?? '')
    .split(machine.platform === 'win32' ? ';' : ':')
    .filter((folder) => folder !== '');
  const endings = machine.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const command of commands) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, command + ending);
        if (await isProgram(file)) return file;
      }
    }
  }
  return null;
}

/** Asks a program for its version; null when it says none in time. Arguments are a list: no shell reads them. */
export function versionOf(file: string, args: string[] = ['--version']): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(file, args, { timeout: VERSION_TIMEOUT, windowsHide: true }, (_error, stdout, stderr) => {
      resolve(VERSION.exec(`${stdout}\n${stderr}`)?.[0] ?? null);
    });
  });
}

/** @returns the first program of the list that is there */
export async function findProgram(machine: Machine, programs: Program[]): Promise<Finding | null> {
  for (const { name, commands, places, askVersion } of programs) {
    const onPath = await findOnPath(machine, commands);
    const file = onPath ?? (await firstPlace(machine, places?.[machine.platform] ?? []));
    if (file === null) continue;
    return { name, path: file, version: askVersion === false ? null : await versionOf(file) };
  }
  return null;
}

async function firstPlace(machine: Machine, places: string[]): Promise<string | null> {
  for (const place of places) {
    const file = place.replace(/^~/, machine.home);
    if (await isProgram(file)) return file;
  }
  return null;
}

/** Name and version of the operating system; says so when it is Linux inside Windows. */
export async function findSystem(machine: Machine): Promise<Finding> {
  const release = os.release();
  if (machine.platform === 'darwin') {
    return {
      name: 'macOS',
      version: (await versionOf('/usr/bin/sw_vers', ['-productVersion'])) ?? release,
      path: null,
    };
  }
  if (machine.platform === 'win32') return { name: 'Windows', version: release, path: null };
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const name = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(text)?.[1] ?? machine.platform;
  return { name: /microsoft/i.test(release) ? `${name} in WSL` : name, version: release, path: null };
}

/** The shell that opens in a terminal. */
export async function findShell(machine: Machine): Promise<Finding | null> {
  const shell = machine.env['SHELL'];
  if (shell !== undefined && (await isProgram(shell))) {
    return { name: path.basename(shell), version: await versionOf(shell), path: shell };
  }
  return findProgram(machine, [
    { name: 'PowerShell', commands: ['pwsh', 'powershell'], askVersion: false },
    { name: 'bash', commands: ['bash'] },
    { name: 'sh', commands: ['sh'], askVersion: false },
  ]);
}

/** A GitHub account that this machine is signed in with: GitHub's own command, or Git's settings. No network is asked. */
export async function findGitHubAccount(machine: Machine): Promise<Finding | null> {
  const config =
    machine.env['GH_CONFIG_DIR'] ??
    path.join(machine.env['XDG_CONFIG_HOME'] ?? path.join(machine.home, '.config'), 'gh');
  const hosts = path.join(config, 'hosts.yml');
  const user = /^\s+user:\s*(\S+)/m.exec(await readFile(hosts, 'utf8').catch(() => ''))?.[1];
  if (user !== undefined) return { name: `github.com/${user}`, version: null, path: hosts };
  const settings = path.join(machine.home, '.gitconfig');
  const section = /^\[github\][^[]*?^\s*user\s*=\s*(\S+)/m.exec(await readFile(settings, 'utf8').catch(() => ''))?.[1];
  return section === undefined ? null : { name: `github.com/${section}`, version: null, path: settings };
}
