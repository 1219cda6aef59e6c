/** The walls of the house as data: who may import whom. ARCHITECTURE.md prints the same table; a test holds both. */

export interface Wall {
  /** Folder, from the root. */
  room: string;
  /** Rooms whose code it may import. */
  mayImport: string[];
  /** Rooms of which it may import types only. */
  typesOf: string[];
  /** Pure: no node: module, no clock, no random source. */
  pure: boolean;
  /** Packages from outside that it may use, besides those of its own package.json. */
  why: string;
}

export const WALLS: Wall[] = [
  {
    room: 'packages/roadmap',
    mayImport: [],
    typesOf: [],
    pure: true,
    why: 'the document: the same everywhere it is read',
  },
  {
    room: 'packages/learning',
    mayImport: [],
    typesOf: ['packages/roadmap'],
    pure: true,
    why: 'the rules: data and now in, decision out',
  },
  { room: 'packages/exports', mayImport: [], typesOf: ['packages/roadmap'], pure: true, why: 'files to take away' },
  {
    room: 'packages/judge',
    mayImport: [],
    typesOf: [],
    pure: false,
    why: 'challenges and running code: only its executors start learner code',
  },
  {
    room: 'packages/checks',
    mayImport: [],
    typesOf: [],
    pure: false,
    why: 'checks against learners’ servers and repositories: steps, runner, routes',
  },
  {
    room: 'packages/contract',
    mayImport: [],
    typesOf: ['packages/roadmap', 'packages/learning', 'packages/judge', 'packages/checks'],
    pure: false,
    why: 'what server, page and command line agree on',
  },
  {
    room: 'packages/store',
    mayImport: [],
    typesOf: ['packages/roadmap', 'packages/learning', 'packages/contract'],
    pure: false,
    why: 'the only room that knows SQL',
  },
  {
    room: 'apps/server',
    mayImport: [
      'packages/roadmap',
      'packages/learning',
      'packages/exports',
      'packages/judge',
      'packages/checks',
      'packages/contract',
      'packages/store',
    ],
    typesOf: [],
    pure: false,
    why: 'mounts the API and the web app’s handler in one process',
  },
  {
    room: 'apps/cli',
    mayImport: ['packages/roadmap', 'packages/judge', 'packages/checks', 'packages/contract', 'apps/server'],
    typesOf: ['packages/learning'],
    pure: false,
    why: 'the terminal; opens the server’s one door when none is running',
  },
  {
    room: 'apps/web',
    mayImport: ['packages/roadmap', 'packages/judge', 'packages/contract'],
    typesOf: ['packages/learning'],
    pure: false,
    why: 'the page; knows the server by its contract',
  },
];

/** What a pure room must not reach for, as it stands in code. */
export const IMPURE: { pattern: RegExp; what: string }[] = [
  { pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\b/, what: 'the clock' },
  { pattern: /\bMath\.random\b|\bcrypto\.(randomUUID|getRandomValues)\b/, what: 'a random source' },
  { pattern: /\bprocess\.|\bglobalThis\.process\b/, what: 'the process' },
];

/** The table as ARCHITECTURE.md prints it. */
export function wallTable(): string {
  const rows = WALLS.map(({ room, mayImport, typesOf, pure, why }) => {
    const types = typesOf.map((name) => `types of ${name}`);
    const imports = [...mayImport, ...types].join(', ');
    return `| ${room} | ${imports === '' ? '-' : imports} | ${pure ? 'yes' : 'no'} | ${why} |`;
  });
  return ['| from | may import | pure | what it is |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
