/**
 * The vocabulary of roadmaps: which headings lead to material and which do not, and what a label such as
 * "Resources:" says about the list under it. Patterns are tried on a heading's key (see `keyOf`).
 */
import { bareTitle } from './title.ts';

/** What the items under a label are. `text`: nothing to do or to study, kept as prose. */
export type Mode =
  'auto' | 'resource' | 'action' | 'deliverable' | 'goal' | 'time' | 'prerequisite' | 'signal' | 'text';

export type SectionKind = 'skip' | 'soft' | 'light' | 'prerequisite' | 'signal' | 'learning';

const CONTENTS = /^(table of contents?|contents?|toc|index( of .*)?)$/;

/** Never material, whatever links they hold. */
const SKIP = [
  CONTENTS,
  /^(quick (links|navigation)|navigation|jump to.*)$/,
  /^((the|our|project|repository) )?licen[sc]|^copyright|^legal|^disclaimer|\bcode of conduct\b|^contributor covenant/,
  /^citations?$|^(how to )?cit(e|ing)\b|^trademarks?$|^privacy (policy|notice)|^security policy|^report(ing)? (a |an )?(bugs?|issues?|vulnerabilit)/,
  /^(let'?s )?contribut|^(how|want|ways) to (contribut|collaborat)|^spread the word|^share\b.*\b(communit|friends|this|us)|^pull requests?$|^issues$|^support$/,
  /^sponsor|^support (my|this|us|me|the|our)\b|^donat|^buy me|^backers|^show (your|some) (support|love)|^patreon/,
  /star history|^stargazers|\bgive\b.*\bstar\b|^star (this|the|us)|^stars?$|^badges?$/,
  /^communit(y|ies)( (and|&|support|links|guidelines|channels).*)?$|^join (us|our|the)\b|^(discord|slack|telegram)\b/,
  /^contacts?( (me|us|info.*))?$|^get in touch|^(let's )?connect( with (me|us))?$|^follow (me|us)|^socials?( (media|links|networks?|accounts?|profiles?))?$/,
  /^stay (connected|tuned|in touch)|^newsletter|^reach (me|us|out)|^subscribe/,
  /^(meet )?(the |our |core )?team( members)?$|^other curricul(a|um)$|^authors?$|^maintainers?$|^credits?( .*)?$|^acknowledg|^(special )?thanks?\b|\bthanks to\b/,
  /^about (the )?(authors?|me|us)$|^reviewers?$|^((project )?ideas|written|maintained|created|made|curated)\b.{0,20}\bby$/,
  /^change ?log|^release notes|^releases$|^what'?s new|^(recent )?(updates?|changes)$|^news$|^version history|^announcements?\b|^offline (access|use|reading)/,
  /^pdf\b|^downloads?( (the )?pdf)?$|^translations?\b|^read (this|it) in\b|^(available in )?other languages$|language support$/,
  /^faqs?\b|^frequently asked|^(getting |need )?help$|^feedback$|^related (projects|repos|repositories)$/,
  /^(folder|directory|repo(sitory)?|project|file) (structure|layout)$/,
  /^(lizenz|mitwirken|inhalt(sverzeichnis)?|danksagung|licencia|contribuir|contribuciones|índice|indice|contenido)$/,
  /^(sumário|licença|contribuição|contribuindo|table des matières|sommaire|contribuer|содержание|оглавление|лицензия)$/,
  /^(目录|目錄|许可证|許可證|许可|贡献|貢獻|致谢|目次|ライセンス|貢献|목차|라이선스|기여)$/,
];

/** About the document rather than the subject: material only where it brings a plan (a table, boxes to tick). */
const SOFT = [
  /^(summary|about|overview|motivation|preface|foreword|background|welcome|philosophy|usage|rules|legend|key)$/,
  /^about (this|the)\b|^why\b|^how (to|do i|should (i|you)|does (it|this)) (use|read|follow|show|navigate|study|work)\b/,
  /^how it works|^what (is|are) (it|this|these)\b|^what is the (purpose|goal|point|aim|idea)\b|^what'?s (in|inside)\b|^what you (get|won't)|^who (is|should|this)\b/,
  /^pedagog|^didactics$|^(our|(the |our |my )?(teaching|learning)) (approach|method(ology)?|philosophy)$/,
  /^congratulations|^conclusions?$|^closing\b|^wrap(ping)? up|^final (words|thoughts|notes?)$|^good luck|^the end$/,
  /^(technologies|tools) used$|^built with$|^(each|every) (lesson|module|week|chapter|day|unit|topic|section)\b.*\b(includes?|contains?|has)$/,
  /^(challenge )?rules$|^content policy|^how to track|^(current )?status$|^don'?t (feel|make)\b/,
];

/** Prose as often as material: a phase only where something in it can be studied or ticked. */
const LIGHT = [
  /^intro(duction)?$|^getting started$|^before you (start|begin)$|^instructions$|^notes?$|^(pro )?tips?\b|^mission\b/,
  /^goals?$|^my (goals?|mission)$|^advice|^guidelines$|^start here$|^read me( first)?$/,
];

const PREREQUISITE =
  /^(general |course )?pre-?\s?requisites?( (knowledge|skills|courses|reading|materials?|topics))?$|^requirements?$|^required( (skills|knowledge))?$|^(assumed|required|prior) knowledge$|^what you (need|should know)( (to know )?(before|first).*)?$|^voraussetzungen$|^requisitos$|^pré-?requis(itos)?$/;

const SIGNAL =
  /^(my |your |weekly )?progress( (tracker|tracking|checklist|signals?|check|log))?$|^(.+ )?signals?( of .+)?$|^(.+ )?success (criteria|indicators|signals)$|^(.+ )?checkpoints?$|^self[- ]assessment( checklist)?$|^(.+ )?exit criteria$|^how (to know|you know|do you know) (that )?(you|it)\b.*$|^you('re| are) (ready|done) (when|if)\b.*$|^readiness check(list)?$/;

const MODES: readonly (readonly [Mode, RegExp])[] = [
  [
    'time',
    /^(estimated |total |expected )?(time|duration|effort|length|timeline|workload|hours|time (commitment|needed|required|estimate|investment)|study time)$/,
  ],
  ['prerequisite', PREREQUISITE],
  ['signal', SIGNAL],
  [
    'resource',
    /^((learning|study|recommended|useful|free|paid|additional|extra|further|more|key|online|video|best|other|helpful|reference|official|optional|suggested|external|good|great) )*(resources?|links?|readings?|reading (list|materials?)|references?|materials?|courses?|books?|videos?|articles?|tutorials?|docs?|documentation|podcasts?|websites?|where to learn( it)?|youtube( channels?)?|sources?|recursos|ressourcen|ressources|资源|資源)( (list|links|and links|& links|(i|we) (recommend|use|used)))?$|^(source\(s\)|sources?|references?|links?|resources?)( (and|&) ((further|additional|recommended|more) )?(readings?|references?|links?|resources?|sources?))$/,
  ],
  [
    'deliverable',
    /^(.+ )?(projects?|deliverables?|milestones?|capstones?|assignments?|challenges?|labs?|exercises?|homework|build|proyectos?|projekte?)( (to build|ideas?|list|projects?|suggestions?))?$|^build (it|this|something)\b.*$|^hands[- ]on( .*)?$|^what to build$|^things to build$/,
  ],
  [
    'goal',
    /^((learning|main|primary|weekly|phase) )*(goals?|objectives?|outcomes?|aims?|purpose|focus|description|overview|summary|why|ziel|objetivos?)$/,
  ],
  [
    'action',
    /^((key|important|essential) )*(topics?( covered| to (learn|cover|study))?|concepts?|skills?( to (learn|master))?|what (you('ll| will)|to|we('ll| will)) (learn|study|cover)|learn|learning|subjects?|subtopics?|things to (learn|know|do)|agenda|actions?|tasks?|to-?\s?dos?|activities|steps?|practice|daily practice|checklist|study|themen|temas)$/,
  ],
  [
    'text',
    /^(notes?|tips?|warnings?|pitfalls?|common (mistakes|pitfalls)|important|caution|info|thoughts?|remember|status|tags?|author|discussion|chat|community|created|last (updated|edited).*|tl;?dr)$/,
  ],
];

const WRAPPER =
  /\b(curriculum|roadmap|syllabus|learning (path|plan|journey)|study plan|course (contents?|outline|structure)|(weekly )?schedule|learning (resources|materials?) for|learning (phases|tracks?|modules))\b|^(the |our |my )?(course |learning )?(modules|phases|topics( of study| covered)?|steps|levels|stages|weeks|sections|programme?|plan|path)$|^week[- ]by[- ]week\b/;

const BESIDE = /^(additional|more|extra|other|further|bonus|optional|useful|appendix|next)\b/;

/** A heading as it is compared: lower case, without emoji, number, time and punctuation at the ends. */
export function keyOf(title: string): string {
  const key = bareTitle(title).toLowerCase().replaceAll('’', "'");
  if (/^[a-z](?:.*[a-z])?$/.test(key)) return key;
  return key.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#)]+$/gu, '').trim();
}

const ERRANDS =
  /^(todos?|to-?\s?dos?|things to do|planned (changes|features|improvements)|open tasks|wish ?list)( list| items)?$/;
const BOARD = /^(done|doing|in progress|completed|finished|backlog|learned|next( up)?)$/;

/** "To do": what the writers of a document still have to do on it, or the whole plan of somebody. */
export function isErrandsKey(key: string): boolean {
  return ERRANDS.test(key);
}

/** "Done", "In progress": beside these a "To do" is what is left to learn. */
export function isBoardKey(key: string): boolean {
  return BOARD.test(key);
}

/** "Table of contents" and the like. */
export function isContentsKey(key: string): boolean {
  return CONTENTS.test(key);
}

export function sectionKind(key: string): SectionKind {
  if (SKIP.some((pattern) => pattern.test(key))) return 'skip';
  if (PREREQUISITE.test(key)) return 'prerequisite';
  if (SIGNAL.test(key)) return 'signal';
  if (SOFT.some((pattern) => pattern.test(key))) return 'soft';
  return LIGHT.some((pattern) => pattern.test(key)) ? 'light' : 'learning';
}

/** What a label says about the items under it, null where it is no label that we know. */
export function labelMode(key: string): Exclude<Mode, 'auto'> | null {
  if (key.length > 60) return null;
  for (const [mode, pattern] of MODES) if (pattern.test(key) && mode !== 'auto') return mode;
  return null;
}

/** "Curriculum", "Study plan": a heading that only holds the phases together. */
export function isWrapperKey(key: string): boolean {
  return WRAPPER.test(key) && !BESIDE.test(key);
}

/** "Additional resources", "Books": what stands under it are groups of resources, not labels of one phase. */
export function isCollectionKey(key: string): boolean {
  return /\b(resources?|books|links|materials?|tools|references|appendix)\b/.test(key);
}
