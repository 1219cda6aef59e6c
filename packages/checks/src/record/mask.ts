/** Keeps secrets out of what is stored and shown. Masks rather too much than too little. */

const STARS = '***';
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-auth-token|x-csrf-token)$/i;
const NAME = 'pass(?:word|wd|phrase)?|secret|token|api_?-?key|authorization|credential';
/** `"password": "..."`, also where the text was cut inside the value. */
const JSON_FIELD = new RegExp(
  `("[^"\\n]{0,40}(?:${NAME})[^"\\n]{0,40}"\\s{0,9}:\\s{0,9})(?:"(?:[^"\\\\]|\\\\.)*(?:"|\\\\?$)|[\\d.eE+-]+)`,
  'gi',
);
/** `password=...` in a form or an address; `code` is what OAuth hands over there. */
const PARAMETER = new RegExp(`((?:^|[?&])[^=&\\s]{0,40}(?:${NAME}|code)[^=&\\s]{0,40}=)[^&\\s#]*`, 'gi');
const SCHEME = /\b(bearer|basic)(\s+|%20)[\w.~+/=-]+/gi;
/** A JSON Web Token starts with `{"`, which is `eyJ` in base64. */
const WEB_TOKEN = /\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g;
const SHORTEST_SECRET = 4;

export interface Masker {
  /** Adds a value that is masked from now on, wherever it stands. */
  addSecret: (value: string) => void;
  text: (text: string) => string;
  header: (name: string, value: string) => string;
}

export function createMasker(): Masker {
  const secrets = new Set<string>();
  const text = (given: string): string => {
    let masked = given;
    for (const secret of secrets) masked = masked.replaceAll(secret, STARS);
    return masked
      .replace(JSON_FIELD, `$1"${STARS}"`)
      .replace(PARAMETER, `$1${STARS}`)
      .replace(SCHEME, `$1$2${STARS}`)
      .replace(WEB_TOKEN, STARS);
  };
  return {
    addSecret(value) {
      if (value.length < SHORTEST_SECRET) return;
      for (const form of [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]) secrets.add(form);
    },
    text,
    header: (name, value) => (SECRET_HEADER.test(name) ? maskHeader(name, value) : text(value)),
  };
}

/** What surrounds the secret is worth seeing: the scheme, the name and the attributes of a cookie. */
function maskHeader(name: string, value: string): string {
  if (/authorization$/i.test(name))
    return value.replace(/^(\w+\s+)?.*$/s, (_, scheme: string | undefined) => `${scheme ?? ''}${STARS}`);
  if (!/cookie$/i.test(name)) return STARS;
  const [first = '', ...rest] = value.split(';');
  const masked = [first, ...(/^set-/i.test(name) ? [] : rest)].map((part) => part.replace(/=.*$/s, `=${STARS}`));
  return [...masked, ...(/^set-/i.test(name) ? rest : [])].join(';');
}
