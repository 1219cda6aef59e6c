/** The contract as an OpenAPI 3.1 document: the same schemas that requests are parsed with, so that it cannot drift. */
import {
  errorBody,
  ERRORS,
  PERMISSIONS,
  routes,
  type ErrorCode,
  type RouteDefinition,
  type RouteName,
} from '@waymark/contract';
import {
  createDocument,
  type ZodObjectInput,
  type ZodOpenApiHeaderObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';

export type OpenApi = ReturnType<typeof createDocument>;

const DESCRIPTION = `Everything that the pages and the command line of Waymark do goes through this interface.

Reads carry an ETag: send it back as If-None-Match and get 304 while nothing changed.
Writes take an Idempotency-Key: send the same key again after a broken connection, and the write happens once.
Every refusal has the same body, whose code is stable and whose message is for a person.`;

const TAGS: Record<string, string> = {
  system: 'The server itself.',
  events: 'What changes, as it happens.',
  export: 'The programme as files for other programs.',
  calendar: 'The secret address at which calendars read the plan.',
  notion: 'What a push to Notion makes, and what earlier ones made.',
  backup: 'Everything in one file, and back.',
  programmes: 'Roadmap documents and the programmes made of them.',
  tailor: 'One’s own roadmap: drafts, what they would do, versions, copies, and what is known already.',
  import: 'What other programs wrote, read as a roadmap before it is accepted.',
  upstream: 'What changed in the roadmap that one’s own was made from.',
  search: 'Everything that can be found by words.',
  retros: 'A look back every two weeks, and what it changes.',
  share: 'A week’s facts, to be shown to others.',
  weeks: 'A week looked back at: estimate against actual, and the pace that it says.',
  links: 'Whether the links of the roadmap still answer.',
  plan: 'From settings to dated blocks.',
  time: 'Hours, by hand or by timer.',
  items: 'One item of a roadmap with all that belongs to it.',
  evidence: 'What is done, skipped or put off.',
  progress: 'Signals, pillars and metrics, derived from evidence.',
  readiness: 'Prerequisites and tools.',
  projects: 'What the learner builds, and the ladder of checks it climbs.',
  runs: 'Checks against the learner’s servers and repositories, and receipts.',
  logs: 'Job applications, demos and mock interviews.',
  contributions: 'Commits and pull requests: where they are read, and what is counted.',
  practice: 'Challenges and SQL exercises, and the judge.',
  quizzes: 'Quizzes: attempts, answers, scores.',
  explanations: 'Explanations in writing: the rubric, questions about one’s own run, the result.',
  endorsements: 'Texts that somebody else read and signed: requests, endorsements, what is known of keys.',
  review: 'Cards that come back when they are about to be forgotten.',
};

/** @param version of the program */
export function openApi(version: string): OpenApi {
  const names = Object.keys(routes) as RouteName[];
  const features = [...new Set(names.map((name) => routes[name].feature))];
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Waymark', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/', description: 'The server that this document comes from.' }],
    tags: features.map((name) => ({ name, description: TAGS[name] ?? '' })),
    paths: pathsOf(names),
    components: { headers: HEADERS, responses: { Error: ERROR } },
  });
}

const HEADERS: Record<string, ZodOpenApiHeaderObject> = {
  ETag: { description: 'Validator of this answer, for If-None-Match.', schema: { type: 'string' } },
  RequestId: { description: 'Names this request in the server’s output.', schema: { type: 'string' } },
  IdempotencyReplayed: {
    description: '`true` where this is the kept answer to an earlier request with the same key.',
    schema: { type: 'string', enum: ['true'] },
  },
};

const ERROR = {
  description: 'A refusal or a failure.',
  headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
  content: { 'application/json': { schema: errorBody } },
} as const;

function pathsOf(names: RouteName[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const name of names) {
    const route: RouteDefinition = routes[name];
    const method = route.method.toLowerCase() as Lowercase<RouteDefinition['method']>;
    paths[route.path] = { ...paths[route.path], [method]: operation(name, route) };
  }
  return paths;
}

function operation(name: RouteName, route: RouteDefinition): ZodOpenApiOperationObject {
  const parameters = isWrite(route) ? [IDEMPOTENCY_KEY] : isValidated(route) ? [IF_NONE_MATCH] : [];
  return {
    operationId: name,
    summary: route.summary,
    description: `Permission: \`${PERMISSIONS[name]}\`.`,
    tags: [route.feature],
    requestParams: {
      ...(route.params ? { path: route.params as ZodObjectInput } : {}),
      ...(route.query ? { query: route.query as ZodObjectInput } : {}),
    },
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(route),
    responses: { ...success(route), ...failures(route) },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Chosen by you, one for each intention, such as a UUID: makes the write safe to send again.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag of the answer that you have.',
  schema: { type: 'string' },
} as const;

function isWrite({ method, effect }: RouteDefinition): boolean {
  return method !== 'GET' && effect === undefined;
}

/** Streams have no validator: they are never the same twice. */
function isValidated({ method, raw }: RouteDefinition): boolean {
  return method === 'GET' && raw !== 'text/event-stream' && raw !== 'application/gzip';
}

function requestBody(route: RouteDefinition): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  const bytes = { schema: { type: 'string', format: 'binary' } } as const;
  if (route.rawBody) return { requestBody: { required: true, content: { [route.rawBody]: bytes } } };
  if (!route.body) return {};
  const required = !route.body.safeParse({}).success;
  return { requestBody: { required, content: { 'application/json': { schema: route.body } } } };
}

function success(route: RouteDefinition): ZodOpenApiOperationObject['responses'] {
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(isValidated(route) ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
    ...(route.location === undefined
      ? {}
      : { Location: { description: 'Where it can be read.', schema: { type: 'string' as const } } }),
    ...(isWrite(route) ? { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } } : {}),
  };
  const status = route.status ?? 200;
  if (status === 204) return { '204': { description: 'Done.', headers } };
  const schema = route.raw === undefined ? route.response : ({ type: 'string' } as const);
  const content = { [route.raw ?? 'application/json']: schema ? { schema } : {} };
  return {
    [String(status) as '200']: { description: status === 201 ? 'Made.' : 'Done.', headers, content },
    ...(isValidated(route) ? { '304': { description: 'Nothing changed since that ETag.', headers } } : {}),
  };
}

type Applies = (route: RouteDefinition) => boolean;
const always: Applies = () => true;
const inPath =
  (name: string): Applies =>
  (route) =>
    route.path.includes(`{${name}}`);
const ofFeature =
  (...features: string[]): Applies =>
  (route) =>
    features.includes(route.feature) && isWrite(route);

/** Which refusals an address can give; exhaustive, so that a new code has to say where it belongs. */
const APPLIES: Record<ErrorCode, Applies> = {
  'invalid-request': (route) => Boolean(route.params ?? route.query ?? route.body) || isWrite(route),
  'invalid-json': ({ body }) => body !== undefined,
  'unsupported-media-type': ({ body }) => body !== undefined,
  'body-too-large': ({ body, rawBody }) => (body ?? rawBody) !== undefined,
  'not-found': ({ path }) => path.startsWith('/calendar/'),
  'method-not-allowed': () => false,
  'sign-in-required': always,
  forbidden: always,
  'foreign-origin': always,
  'programme-not-found': inPath('programme'),
  'item-not-found': (route) => inPath('slug')(route) || ofFeature('time', 'readiness', 'review')(route),
  'version-not-found': inPath('version'),
  'block-not-found': (route) => inPath('block')(route) || ofFeature('time')(route),
  'entry-not-found': (route) => (inPath('entry')(route) && route.feature === 'time') || inPath('evidence')(route),
  'not-planned': (route) =>
    route.feature === 'plan' || route.path.endsWith('/plan.ics') || (route.feature === 'retros' && isWrite(route)),
  'application-not-found': ({ path }) => path.endsWith('/applications/{entry}'),
  'demo-not-found': ({ path }) => path.endsWith('/demos/{entry}'),
  'mock-interview-not-found': ({ path }) => path.endsWith('/mock-interviews/{entry}'),
  'link-not-found': ({ path }) => path.endsWith('/links/check'),
  'links-off': ({ path }) => path.endsWith('/links/check') || path.endsWith('/look'),
  'source-not-found': inPath('source'),
  'no-calendar': ({ feature, method }) => feature === 'calendar' && method === 'PATCH',
  'no-timer': ({ path, method }) => path.includes('/timer') && method !== 'PUT',
  'timer-running': ({ path, method }) => path.endsWith('/timer') && method === 'PUT',
  'challenge-not-found': inPath('challenge'),
  'submission-not-found': inPath('submission'),
  'project-not-found': inPath('project'),
  'run-not-found': inPath('run'),
  'check-not-found': (route) => inPath('check')(route) || ofFeature('runs')(route),
  'route-missing': ofFeature('runs'),
  'run-unfinished': ({ path }) => path.endsWith('/receipt'),
  'runs-busy': ofFeature('runs'),
  'quiz-not-found': inPath('quiz'),
  'explanation-not-found': inPath('explanation'),
  'attempt-not-found': inPath('attempt'),
  'attempt-over': (route) => inPath('attempt')(route) && isWrite(route) && !route.path.endsWith('/ask'),
  'not-passed': ({ path }) => path.endsWith('/ask'),
  'request-refused': ({ path }) => path.startsWith('/api/endorsement-requests/'),
  'endorsement-refused': ({ path, method }) => path.endsWith('/endorsements') && method === 'POST',
  'own-endorsement': ({ path, method }) =>
    path.endsWith('/endorsement-requests/sign') || (path.endsWith('/endorsements') && method === 'POST'),
  'endorsement-not-found': inPath('endorsement'),
  'already-answered': inPath('question'),
  'retro-not-found': inPath('retro'),
  'retro-over': (route) => inPath('retro')(route) && route.method !== 'GET',
  'no-retro-due': ({ path, method }) => path.endsWith('/retros') && method === 'POST',
  'card-not-found': inPath('card'),
  'card-moved-on': ({ path }) => path.endsWith('/ratings'),
  'nothing-to-undo': ({ path }) => path.endsWith('/undo'),
  'no-more-hints': ({ path }) => path.endsWith('/hints'),
  'judge-busy': ({ path }) => path.endsWith('/submissions'),
  conflict: isWrite,
  'precondition-failed': ({ path, method }) =>
    (method === 'PUT' && /\/(note|draft|cards\/\{card\})$/.test(path)) ||
    /\/(tailor\/(save|.*restore)|upstream\/(preview|merge|sync)|retros\/\{retro\}\/finish)$/.test(path),
  'idempotency-mismatch': isWrite,
  'unreadable-backup': ({ effect }) => effect === 'replaces-all',
  unavailable: always,
  internal: always,
};

/** By status, as one error body serves all; the codes that a status can carry are named. */
function failures(route: RouteDefinition): Record<string, { $ref: string } | { description: string }> {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => APPLIES[code](route));
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))].sort((a, b) => a - b);
  const naming = (status: number): string =>
    codes
      .filter((code) => ERRORS[code].status === status)
      .map((code) => `\`${code}\``)
      .join(' or ');
  return Object.fromEntries(
    statuses.map((status) => [String(status), { ...ERROR, description: `Code ${naming(status)}.` }]),
  );
}
