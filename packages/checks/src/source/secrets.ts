/** Things that open doors and do not belong into a repository. Only forms that cannot be anything else. */

/** Names of files that hold secrets; examples of them are welcome. */
const SECRET_FILE =
  /(^|\/)(\.env(\.(?!example$|sample$|template$|dist$|defaults$|test$)[\w-]+)*|id_(rsa|dsa|ecdsa|ed25519)|[\w.-]+\.(pem|p12|pfx|keystore|jks)|\.netrc|\.npmrc\.auth|credentials\.json|service-account[\w-]*\.json)$/;
/** Certificates are public, and so is what is made for tests. */
const HARMLESS_FILE = /(^|\/)(tests?|fixtures|spec|examples?)\/|(cert|ca|chain|public)[\w-]*\.pem$/i;

const FORMS: [what: string, form: RegExp][] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/]/],
  ['a key for AWS', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a token for GitHub', /\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{60,}\b/],
  ['a token for GitLab', /\bglpat-[\w-]{20,}\b/],
  ['a token for Slack', /\bxox[abprs]-[\w-]{20,}/],
  ['a live key for Stripe', /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  ['a key for Google', /\bAIza[\w-]{35}\b/],
  ['a key for OpenAI or Anthropic', /\bsk-(?:proj-|ant-)[\w-]{30,}/],
  ['a token for npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  [
    'an address of a database with its password',
    /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?):\/\/[^\s:/@"'<>${}]{1,60}:[^\s:/@"'<>${}]{6,}@(?!(?:localhost|127[\d.]*|db|database|postgres|mysql|mongo|host|(?:[\w-]+\.)*example(?:\.\w+)?)[:/])[\w-]+\.[\w.-]+/,
  ],
];

export function isSecretFile(path: string): boolean {
  return SECRET_FILE.test(path) && !HARMLESS_FILE.test(path);
}

/** @returns what stands there and in which line; never the secret itself */
export function secretIn(text: string): { what: string; line: number } | null {
  for (const [what, form] of FORMS) {
    const at = form.exec(text)?.index;
    if (at !== undefined) return { what, line: text.slice(0, at).split('\n').length };
  }
  return null;
}
