/** What a feature registers: one handler a route, typed by the contract. Parse, authorize, call, shape: the first two are done before. */
import type { ChangedEvent, RouteName, Routes } from '@waymark/contract';
import type { Instant } from '@waymark/learning';
import type { Db } from '@waymark/store';
import type { z } from 'zod';

type Parsed<N extends RouteName, K extends string> =
  Routes[N] extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

/** One request, already parsed against the contract. */
export interface Call<N extends RouteName> {
  params: Parsed<N, 'params'>;
  query: Parsed<N, 'query'>;
  body: Parsed<N, 'body'>;
  /** The bytes of a route with `rawBody`; empty otherwise. */
  bytes: Uint8Array;
  /** A transaction for a write, the pool for a read. */
  db: Db;
  now: Instant;
  /** Says what changed; sent to the live stream after the commit, never before. */
  changed: (event: Omit<ChangedEvent, 'type'>) => void;
  signal: AbortSignal;
  /** A request header by its name; null where it was not sent. */
  header: (name: string) => string | null;
  /** Where this request came in, e.g. `http://127.0.0.1:4600`. */
  origin: string;
}

/** What a raw route answers with; a stream is sent as it comes, anything else gets a validator. */
export interface RawResult {
  body: string | Uint8Array | ReadableStream<Uint8Array>;
  headers?: Record<string, string>;
}

export type Result<N extends RouteName> = Routes[N] extends { raw: string }
  ? RawResult
  : Routes[N] extends { response: infer S extends z.ZodType }
    ? z.input<S>
    : // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a handler with nothing to return has no return
      void;

export type Handler<N extends RouteName> = (call: Call<N>) => Promise<Result<N>>;

/** The handlers of some routes; all features together must be exhaustive, which the type of `mount` demands. */
export type Handlers<N extends RouteName> = { [K in N]: Handler<K> };
