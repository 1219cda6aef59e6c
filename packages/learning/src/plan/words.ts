/**
 * Words as topics: how the planner sees that "Implemented a Linked List" and "Master data structures" speak of the
 * same thing. Deterministic and small on purpose: a stemmer of four rules and a general vocabulary of the trade.
 */

/** Words that say nothing about the topic, in a sentence about learning. */
const SILENT = new Set(
  (
    'a an and are as at be been by can do for from get has have how in into is it its more most of on one or other our ' +
    'some start started that the their them this to up use used using via what will with within you your able about ' +
    'apply basic basics build built common complete completed concepts create crucial deep dive easy essential focus ' +
    'fundamental fundamentals good have idea implement implemented implementing important intro introduction learn ' +
    'learning like master multiple own perform performed practical practice popular project projects read real really resource ' +
    'resources review simple skills small solve solved specific standard technique techniques thoroughly topic ' +
    'understand understanding various work works'
  ).split(' '),
);

/** Words of the trade that name one topic. A word may stand in one family only; others speak for themselves. */
const FAMILIES: Record<string, string> = {
  'data-structures':
    'dsa structures algorithms arrays lists linked stacks queues trees heaps graphs hash sorting searching leetcode recursion',
  programming:
    'coding code programming python javascript java variables loops functions operators conditionals control flow types ' +
    'object oriented class calculator game edabit',
  databases:
    'database databases sql nosql crud schema query queries relational postgresql mysql mongodb redis orm tables',
  'version-control':
    'git github gitlab version commit commits branch branches merge merging merges pull repository repo checkout',
  network: 'http dns internet browser browsers client tcp ip protocol protocols',
  apis: 'api apis rest restful graphql websocket websockets endpoint endpoints openapi grpc',
  security:
    'security secure auth authentication authorization login registration permissions jwt oauth https encryption',
  deployment:
    'deploy deployment deploying cloud ci cd pipeline aws azure gcp heroku docker container kubernetes hosting',
  performance: 'performance performant optimization optimize caching cache load balancing latency scaling',
  job: 'job jobs career resume cv linkedin portfolio interview interviews recruiter employer employers hired network networking',
  frameworks: 'framework frameworks express django spring laravel flask rails fastapi nestjs',
  testing: 'test tests testing unit integration coverage mocking',
};

/** The stem of a word: plural, -ing / -ed, -ment / -ation and a final e are dropped, so that forms of a word meet. */
export function stemOf(word: string): string {
  let stem = word;
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 3 && stem.endsWith('s') && !stem.endsWith('ss')) stem = stem.slice(0, -1);
  stem = stem.replace(/^(.{3,})(?:ing|ed)$/, '$1').replace(/([bdgmnprt])\1$/, '$1');
  stem = stem.replace(/^(.{4,})(?:ment|ation)$/, '$1');
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

const familyByStem = (): Map<string, string> =>
  new Map(
    Object.entries(FAMILIES).flatMap(([family, words]) => words.split(' ').map((word) => [stemOf(word), family])),
  );

const FAMILY_OF: ReadonlyMap<string, string> = familyByStem();

/** A family's token; the mark keeps it apart from the word itself. */
const FAMILY_MARK = '~';

/** True for the token of a topic family: it stands for a topic, not for a word that is really there. */
export function isFamily(token: string): boolean {
  return token.startsWith(FAMILY_MARK);
}

/**
 * The distinct tokens of a text: stems of its significant words and the families that they belong to.
 * @param text plain text or Markdown; any language (words of other languages match themselves).
 */
export function tokensOf(text: string): Set<string> {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\bds&a\b/g, 'dsa');
  const tokens = new Set<string>();
  for (const word of plain.match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (word.length < 2 || SILENT.has(word)) continue;
    const stem = stemOf(word);
    tokens.add(stem);
    const family = FAMILY_OF.get(stem);
    if (family !== undefined) tokens.add(FAMILY_MARK + family);
  }
  return tokens;
}

const QUOTED = /(?<![\p{L}\p{N}])['"‘“]([^'"‘’“”\n]{3,100})['"’”](?![\p{L}\p{N}])/gu;

/** What a text puts in quotation marks, in order: often the title of something. */
export function quotesOf(text: string): string[] {
  return [...text.matchAll(QUOTED)].map((match) => match[1] ?? '');
}

/** The sentences of a text, in order; an abbreviation such as "e.g." does not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;])(?<!\b(?:e\.g|i\.e|etc)\.)\s+(?=[\p{Lu}\p{N}`'"])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Markdown marks taken off one line: code ticks, emphasis, link targets. */
export function plainLine(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
