/** The request of a step as a line to paste into a terminal. */
import type { WireRequest } from '../ports/transport.ts';

const LONGEST_BODY = 1_500;
/** What curl says by itself, or what only the run needed. */
const NOT_SHOWN = /^(user-agent|accept|accept-encoding|content-length)$/i;

/** @param base address of the learner's server, without a slash at its end */
export function curlOf(base: string, request: WireRequest): string {
  const method = request.method === 'GET' ? '' : ` -X ${request.method}`;
  const headers = request.headers
    .filter(([name]) => !NOT_SHOWN.test(name))
    .map(([name, value]) => ` -H ${quoted(`${name}: ${withoutToken(name, value)}`)}`)
    .join('');
  return `curl -i${method} ${quoted(`${base}${request.target}`)}${headers}${bodyOf(request.body)}`;
}

function bodyOf(body: Uint8Array | null): string {
  if (body === null) return '';
  if (body.byteLength <= LONGEST_BODY) return ` --data-binary ${quoted(new TextDecoder().decode(body))}`;
  return ` --data-binary ${quoted(`(${body.byteLength} bytes of text)`)}`;
}

/** The learner pastes a token of their own. */
function withoutToken(name: string, value: string): string {
  return /^(authorization|cookie)$/i.test(name)
    ? value.replace(/^(\w+\s+|\w+=)?.*$/s, (_, kept: string | undefined) => `${kept ?? ''}$TOKEN`)
    : value;
}

/** In single quotes a shell reads everything as it stands, except the quote itself; `$TOKEN` is meant to be replaced. */
function quoted(text: string): string {
  // No question mark: some shells look for files where they see one.
  if (/^[\w./:=@-]+$/.test(text)) return text;
  if (text.includes('$TOKEN')) return `"${text.replace(/["\\`]/g, '\\$&')}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
