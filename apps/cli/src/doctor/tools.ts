/** Which probe belongs to which line of a readiness check, and how to install what is missing. */
import type { Tool } from '@waymark/roadmap';
import {
  findGitHubAccount,
  findProgram,
  findShell,
  findSystem,
  type Finding,
  type Machine,
  type Program,
} from './probes.ts';

const MAC = (app: string, binary: string): Partial<Record<NodeJS.Platform, string[]>> => ({
  darwin: [`/Applications/${app}.app/Contents/MacOS/${binary}`, `~/Applications/${app}.app/Contents/MacOS/${binary}`],
});

const EDITORS: Program[] = [
  {
    name: 'VS Code',
    commands: ['code'],
    places: { darwin: ['/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'] },
  },
  { name: 'VSCodium', commands: ['codium'] },
  { name: 'Cursor', commands: ['cursor'], askVersion: false },
  { name: 'Zed', commands: ['zed', 'zeditor'], askVersion: false },
  { name: 'IntelliJ IDEA', commands: ['idea'], askVersion: false },
  { name: 'PyCharm', commands: ['pycharm', 'charm'], askVersion: false },
  { name: 'WebStorm', commands: ['webstorm'], askVersion: false },
  { name: 'Sublime Text', commands: ['subl'] },
  { name: 'Neovim', commands: ['nvim'] },
  { name: 'Emacs', commands: ['emacs'] },
  { name: 'Vim', commands: ['vim'] },
  { name: 'nano', commands: ['nano'] },
];

const BROWSERS: Program[] = [
  {
    name: 'Google Chrome',
    commands: ['google-chrome', 'google-chrome-stable', 'chrome'],
    places: {
      ...MAC('Google Chrome', 'Google Chrome'),
      win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    },
  },
  {
    name: 'Firefox',
    commands: ['firefox', 'firefox-esr'],
    places: { ...MAC('Firefox', 'firefox'), win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'] },
  },
  { name: 'Chromium', commands: ['chromium', 'chromium-browser'], places: MAC('Chromium', 'Chromium') },
  { name: 'Microsoft Edge', commands: ['microsoft-edge', 'msedge'], askVersion: false },
];

const API_CLIENTS: Program[] = [
  { name: 'Postman', commands: ['postman'], places: MAC('Postman', 'Postman'), askVersion: false },
  { name: 'Insomnia', commands: ['insomnia'], places: MAC('Insomnia', 'Insomnia'), askVersion: false },
  { name: 'Bruno', commands: ['bruno', 'bru'], askVersion: false },
  { name: 'HTTPie', commands: ['http'] },
  { name: 'curl', commands: ['curl'] },
];

/** A kind of tool: how a line of the document names it, how it is found, what to do when it is not. */
interface ToolKind {
  pattern: RegExp;
  find(machine: Machine): Promise<Finding | null>;
  install: { linux: string; darwin: string; win32: string };
}

const KINDS: ToolKind[] = [
  {
    pattern: /operating system|\bOS\b|linux distribution/i,
    find: findSystem,
    install: { linux: '', darwin: '', win32: 'wsl --install -d Ubuntu' },
  },
  {
    pattern: /editor|\bIDE\b|vs ?code/i,
    find: (machine) => findProgram(machine, EDITORS),
    install: {
      linux: 'sudo snap install code --classic, or your package manager’s editor (sudo apt install nano)',
      darwin: 'brew install --cask visual-studio-code',
      win32: 'winget install Microsoft.VisualStudioCode',
    },
  },
  {
    pattern: /version control|\bgit\b/i,
    find: (machine) => findProgram(machine, [{ name: 'Git', commands: ['git'] }]),
    install: {
      linux: 'sudo apt install git (or dnf, pacman)',
      darwin: 'xcode-select --install',
      win32: 'winget install Git.Git',
    },
  },
  {
    pattern: /browser/i,
    find: (machine) => findProgram(machine, BROWSERS),
    install: {
      linux: 'sudo apt install firefox-esr (or chromium)',
      darwin: 'brew install --cask firefox',
      win32: 'winget install Mozilla.Firefox',
    },
  },
  {
    pattern: /account|github/i,
    find: findGitHubAccount,
    install: {
      linux:
        'sign up at https://github.com/signup; then `gh auth login`, or: git config --global github.user YOUR_NAME',
      darwin:
        'sign up at https://github.com/signup; then `gh auth login`, or: git config --global github.user YOUR_NAME',
      win32:
        'sign up at https://github.com/signup; then `gh auth login`, or: git config --global github.user YOUR_NAME',
    },
  },
  {
    pattern: /postman|insomnia|api (client|test)/i,
    find: (machine) => findProgram(machine, API_CLIENTS),
    install: {
      linux: 'sudo snap install postman, or sudo apt install curl',
      darwin: 'brew install --cask insomnia',
      win32: 'winget install Postman.Postman',
    },
  },
  {
    pattern: /terminal|command line|shell/i,
    find: findShell,
    install: {
      linux: 'sudo apt install bash',
      darwin: 'open -a Terminal',
      win32: 'winget install Microsoft.PowerShell',
    },
  },
];

export interface ToolReport {
  itemId: string;
  title: string;
  found: boolean;
  name: string | null;
  version: string | null;
  path: string | null;
  /** How to get it on this system; null when it was found, or when nobody can tell from here. */
  install: string | null;
}

/**
 * Looks for every tool of the readiness check, all at once.
 *
 * @param tools the document's own list: an imported roadmap may ask for other tools
 */
export function checkTools(tools: Tool[], machine: Machine): Promise<ToolReport[]> {
  return Promise.all(tools.map((tool) => checkTool(tool, machine)));
}

async function checkTool(tool: Tool, machine: Machine): Promise<ToolReport> {
  // The title decides; the text only where the title says nothing ("Account: GitHub account").
  const kind =
    KINDS.find(({ pattern }) => pattern.test(tool.title)) ?? KINDS.find(({ pattern }) => pattern.test(tool.text));
  const finding = kind ? await kind.find(machine) : await findByName(tool, machine);
  const system = machine.platform === 'darwin' || machine.platform === 'win32' ? machine.platform : 'linux';
  return {
    itemId: tool.id,
    title: tool.title,
    found: finding !== null,
    name: finding?.name ?? null,
    version: finding?.version ?? null,
    path: finding?.path ?? null,
    install: finding === null ? (kind?.install[system] ?? null) : null,
  };
}

/** A tool that no probe knows, such as "Docker": a command of that name may be on the PATH. */
function findByName(tool: Tool, machine: Machine): Promise<Finding | null> {
  const words = tool.title.split(/[\s/,()]+/).filter((word) => /^[A-Za-z][\w.+-]{1,30}$/.test(word));
  return findProgram(
    machine,
    words.map((word) => ({ name: word, commands: [word.toLowerCase()] })),
  );
}
