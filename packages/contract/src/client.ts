/**
 * The typed client. It takes the method and path from the call itself, so that neither the page nor the command
 * line carries the schemas: `client.call('GET', '/api/programmes/{programme}/today', { params })`.
 */
import type { z } from 'zod';
import type { ErrorBody } from './errors.ts';
import type { Routes } from './routes/index.ts';

type AnyRoute = Routes[keyof Routes];
type JsonRoute = Extract<AnyRoute, { response: z.ZodType }> | Extract<AnyRoute, { status: 204 }>;
type MethodOf = JsonRoute['method'];
/** Looked up, not searched: the compiler gives up on searching a long list of routes for two type parameters at once. */
type Table = { [M in MethodOf]: { [R in Extract<JsonRoute, { method: M }> as R['path']]: R } };
type PathOf<M extends MethodOf> = keyof Table[M] & string;
type RouteAt<M extends MethodOf, P extends PathOf<M>> = Table[M][P];

type Part<R, K extends string, D extends 'input' | 'output'> =
  R extends Record<K, infer S extends z.ZodType> ? (D extends 'input' ? z.input<S> : z.output<S>) : undefined;

/** What a call needs: `params`, `query`, `body`, each only where the route has it. */
export type CallInput<R> = (R extends { params: z.ZodType }
  ? { params: Part<R, 'params', 'input'> }
  : { params?: undefined }) &
  (R extends { query: z.ZodType } ? { query?: Part<R, 'query', 'input'> } : { query?: undefined }) &
  (R extends { body: z.ZodType } ? { body: Part<R, 'body', 'input'> } : { body?: undefined }) & {
    /** Makes a write safe to repeat; chosen by the caller, one per intention. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

export type CallOutput<R> = Part<R, 'response', 'output'>;

/** A failure that the server put into words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody['error'];

  constructor(status: number, body: ErrorBody['error']) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export interface Client {
  call<M extends MethodOf, P extends PathOf<M>>(
    method: M,
    path: P,
    ...input: RouteAt<M, P> extends { params: z.ZodType } | { body: z.ZodType }
      ? [CallInput<RouteAt<M, P>>]
      : [CallInput<RouteAt<M, P>>?]
  ): Promise<CallOutput<RouteAt<M, P>>>;
}

interface LooseInput {
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/**
 * @param send how a request travels: the global `fetch`, or a server's own door
 * @param base origin in front of the path, e.g. `http://127.0.0.1:4600`; empty in a page
 * @returns a client whose calls throw `ApiError` when the server says no, and whatever `send` throws when it is away
 */
export function createClient(send: (url: string, init: RequestInit) => Promise<Response>, base = ''): Client {
  async function call(method: string, path: string, input: LooseInput = {}): Promise<unknown> {
    const response = await send(base + fillPath(path, input), requestInit(method, input));
    if (response.status === 204) return undefined;
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new ApiError(response.status, errorOf(body, response.status));
    return body;
  }
  return { call } as unknown as Client;
}

function requestInit(method: string, input: LooseInput): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (input.idempotencyKey !== undefined) headers['idempotency-key'] = input.idempotencyKey;
  return {
    method,
    headers,
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
  };
}

function fillPath(path: string, { params = {}, query = {} }: LooseInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** A proxy or a crash may answer with something else than our body: it must still read as one of our errors. */
function errorOf(body: unknown, status: number): ErrorBody['error'] {
  const error = (body as Partial<ErrorBody> | undefined)?.error;
  if (error && typeof error.message === 'string') return error;
  return { code: 'internal', message: `The server answered ${status} without saying why.`, details: [], requestId: '' };
}
