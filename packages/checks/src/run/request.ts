import type { Ask } from '../check/model.ts';
import { CheckDefect } from '../check/step-failure.ts';
import { WIRE_LIMITS, type WireLimits, type WireRequest } from '../ports/transport.ts';

/** Says who asks: a learner sees it in their log, and may be rude to it. */
const AGENT = 'Waymark-Check/1';

/** @returns what goes over the wire for a step's request */
export function requestOf(ask: Ask, limits: Partial<WireLimits>): WireRequest {
  if (!ask.path.startsWith('/') || /[\s?#\\]/.test(ask.path)) throw new CheckDefect(`not a path: ${ask.path}`);
  const headers = new Map<string, [string, string]>();
  const set = (name: string, value: string): unknown => headers.set(name.toLowerCase(), [name, value]);
  set('User-Agent', AGENT);
  set('Accept', 'application/json, */*;q=0.5');
  set('Accept-Encoding', 'identity');
  if (ask.json !== undefined) set('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(ask.headers ?? {})) set(name, value);
  const text = ask.json === undefined ? ask.text : JSON.stringify(ask.json);
  const pairs = Object.entries(ask.query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const query = pairs.join('&');
  return {
    method: ask.method,
    target: query === '' ? ask.path : `${ask.path}?${query}`,
    headers: [...headers.values()],
    body: text === undefined ? null : new TextEncoder().encode(text),
    follow: ask.follow ?? false,
    limits: { ...WIRE_LIMITS, ...limits },
  };
}
