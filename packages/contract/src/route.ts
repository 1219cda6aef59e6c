/** What a route is: plain data, from which the server mounts, the documents describe and the client calls. */
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a response carries when it is not JSON of the route's `response` schema. */
export type RawMedia =
  | 'text/markdown'
  | 'text/calendar'
  | 'text/event-stream'
  | 'text/html'
  | 'text/plain'
  | 'text/csv'
  | 'image/svg+xml'
  | 'application/json'
  | 'application/zip'
  | 'application/gzip';

export interface RouteDefinition {
  method: Method;
  /** With `{name}` parameters. */
  path: string;
  /** One line for the documents. */
  summary: string;
  /** The feature it belongs to: the same word in contract, server, web and command line. */
  feature: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** A body of raw bytes instead of JSON. */
  rawBody?: RawMedia;
  response?: z.ZodType;
  raw?: RawMedia;
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 204;
  /** Where what a POST made can be read: sent as `Location`, with the parts of this path and the fields of the answer filled in. */
  location?: string;
  /** Largest request body, in bytes; 256 KiB unless said otherwise. */
  bodyLimit?: number;
  /**
   * What a request that is no GET does beside the usual write in a transaction of its own: `none` stores nothing,
   * `replaces-all` replaces the whole database and brings its own all-or-nothing, `in-steps` waits for others in between
   * and stores each step in a transaction of its own.
   */
  effect?: 'none' | 'replaces-all' | 'in-steps';
}

/** Keeps the exact types of a route, so that server and client can be checked against it. */
export function defineRoute<const R extends RouteDefinition>(route: R): R {
  return route;
}
