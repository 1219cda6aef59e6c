/** What comes out of a tunnel is hostile on both sides: read field by field, anything else is null. */
import { MOST_INSTANCES, readSettings } from '../ports/lifecycle.ts';
import { WIRE_LIMITS, type WireLimits } from '../ports/transport.ts';
import type { Data, Question, Reply } from './messages.ts';
import { readAccess, readIncoming, readOutgoing } from './read-provider.ts';

type Fields = Record<string, unknown>;

/** @returns null for anything that is not a message of the command line */
export function readReply(text: string): Reply | null {
  const fields = fieldsOf(text);
  if (fields === null) return null;
  if (fields['type'] === 'hello') return readHello(fields);
  const { id } = fields;
  return isCount(id) ? readAnswer(fields, id) : null;
}

function readHello({ version, base, lifecycle, instances, provider }: Fields): Reply | null {
  if (!isCount(version) || !isText(base, 300)) return null;
  const count = isCount(instances) ? Math.min(instances, MOST_INSTANCES) : 0;
  return {
    type: 'hello',
    version,
    base,
    lifecycle: lifecycle === true,
    instances: count,
    provider: readAccess(provider),
  };
}

function readAnswer(fields: Fields, id: number): Reply | null {
  const { type, code, reason, message } = fields;
  switch (type) {
    case 'response':
      return readResponse(fields, id);
    case 'opened':
    case 'done':
      return { type, id };
    case 'message': {
      const data = readData(fields['data']);
      return data === null ? null : { type, id, data };
    }
    case 'closed':
      return isCount(code) && isText(reason, 1_000) ? { type, id, code, reason } : null;
    case 'asked': {
      const asked = readIncoming(fields['asked']);
      return asked === null ? null : { type, id, asked };
    }
    case 'fault':
      return isText(code, 60) && isText(message, 4_000) ? { type, id, code, message } : null;
    default:
      return null;
  }
}

function readResponse({ status, headers, body, timing, redirects }: Fields, id: number): Reply | null {
  const { firstByteMs, totalMs } = (timing ?? {}) as Fields;
  const isWhole =
    isCount(status) && status >= 100 && status <= 999 && isHeaders(headers) && typeof body === 'string' &&
    isTime(firstByteMs) && isTime(totalMs) && Array.isArray(redirects) && redirects.every((one) => isText(one, 4_000)); // prettier-ignore
  if (!isWhole) return null;
  return { type: 'response', id, status, headers, body, timing: { firstByteMs, totalMs }, redirects };
}

/** @returns null for anything that is not a question of the server */
export function readQuestion(text: string): Question | null {
  const fields = fieldsOf(text);
  if (fields === null) return null;
  if (fields['type'] === 'event' && typeof fields['event'] === 'object' && fields['event'] !== null)
    return fields as Extract<Question, { type: 'event' }>;
  if (fields['type'] === 'end')
    return isText(fields['summary'], 10_000) ? (fields as Extract<Question, { type: 'end' }>) : null;
  const { id } = fields;
  return isCount(id) ? readOrder(fields, id) : null;
}

function readOrder(fields: Fields, id: number): Question | null {
  const { type, code } = fields;
  switch (type) {
    case 'request':
      return readRequest(fields, id);
    case 'open':
      return readOpen(fields, id);
    case 'message': {
      const data = readData(fields['data']);
      return data === null ? null : { type, id, data };
    }
    case 'close':
      return isCount(code) ? { type, id, code } : null;
    case 'restart': {
      const settings = readSettings(fields['settings']);
      return settings === null ? null : { type, id, settings };
    }
    case 'instance': {
      const { index, action } = fields;
      return isCount(index) && (action === 'stop' || action === 'start') ? { type, id, index, action } : null;
    }
    case 'cancel':
      return { type, id };
    case 'answer': {
      const reply = readOutgoing(fields['reply']);
      return reply === null ? null : { type, id, reply };
    }
    default:
      return null;
  }
}

/** The target is a path and nothing else: an absolute address would be another host. */
function isTarget(value: unknown): value is string {
  return isText(value, 16_000) && /^\/(?!\/)[\x21-\x7e]*$/.test(value);
}

function readRequest({ method, target, headers, body, follow, limits }: Fields, id: number): Question | null {
  if (!isText(method, 20) || !/^[A-Z]+$/.test(method) || !isTarget(target) || !isHeaders(headers)) return null;
  if (body !== null && typeof body !== 'string') return null;
  return { type: 'request', id, method, target, headers, body, follow: follow === true, limits: readLimits(limits) };
}

function readOpen({ target, headers, protocols, connectMs, messageBytes }: Fields, id: number): Question | null {
  if (!isTarget(target) || !isHeaders(headers) || !isTime(connectMs) || !isCount(messageBytes)) return null;
  if (!Array.isArray(protocols) || !protocols.every((one) => isText(one, 100))) return null;
  return { type: 'open', id, target, headers, protocols, connectMs, messageBytes };
}

/** Limits of the other side are taken where they are stricter than our own. */
function readLimits(value: unknown): WireLimits {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  const entries = Object.entries(WIRE_LIMITS).map(([name, own]: [string, number]): [string, number] => {
    const wanted = given[name];
    return [name, isTime(wanted) && wanted > 0 ? Math.min(wanted, own * 4) : own];
  });
  return { ...WIRE_LIMITS, ...Object.fromEntries(entries) };
}

function readData(value: unknown): Data | null {
  const { text, bytes } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  if (typeof text === 'string') return { text };
  return typeof bytes === 'string' ? { bytes } : null;
}

function fieldsOf(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function isHeaders(value: unknown): value is [string, string][] {
  return (
    Array.isArray(value) &&
    value.length <= 500 &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0], 400) && isText(pair[1], 64_000))
  );
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
