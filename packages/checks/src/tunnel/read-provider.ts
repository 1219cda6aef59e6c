/** The messages about the service that a check plays, read field by field like all that comes out of a tunnel. */
import { PROVIDER_VARIABLES, type Incoming, type Outgoing, type ProviderAccess } from '../ports/provider.ts';

const MOST_BODY = 128 * 1024;

/** @returns null where the command line has opened no service, and for anything else */
export function readAccess(value: unknown): ProviderAccess | null {
  const fields = recordOf(value);
  const names = Object.keys(PROVIDER_VARIABLES) as (keyof ProviderAccess)[];
  if (fields === null || !names.every((name) => isText(fields[name], 300) && fields[name] !== '')) return null;
  const access = Object.fromEntries(names.map((name) => [name, fields[name]])) as unknown as ProviderAccess;
  // It stands in addresses that are compared, and nowhere else: the server never asks it.
  return /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(access.issuer) ? access : null;
}

export function readIncoming(value: unknown): Incoming | null {
  const { method, target, headers, body } = recordOf(value) ?? {};
  const isWhole = isText(method, 20) && isText(target, 16_000) && target.startsWith('/') && isText(body, MOST_BODY);
  return isWhole && isPlain(headers) ? { method, target, headers, body } : null;
}

export function readOutgoing(value: unknown): Outgoing | null {
  if (value === 'silence' || value === 'hang-up') return value;
  const { status, headers, body } = recordOf(value) ?? {};
  const isStatus = Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599;
  return isStatus && isPlain(headers) && isText(body, MOST_BODY) ? { status: Number(status), headers, body } : null;
}

function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** Headers as names and values that HTTP can carry. */
function isPlain(value: unknown): value is Record<string, string> {
  const entries = Object.entries(recordOf(value) ?? { '': 0 });
  return entries.length <= 200 && entries.every(([name, text]) => /^[\w-]{1,100}$/.test(name) && isLine(text));
}

function isLine(value: unknown): value is string {
  return isText(value, 16_000) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}
