/** Parses one request against its route: what a handler sees has the contract's types. */
import { AppError, type ErrorDetail, type RouteDefinition } from '@waymark/contract';
import type { z } from 'zod';
import { parseJson, readBytes } from './body.ts';

export interface ParsedRequest {
  params: unknown;
  query: unknown;
  body: unknown;
  bytes: Uint8Array;
}

/**
 * @param pathParams as the router found them, decoded
 * @throws AppError `invalid-request` with every field at fault, and those of the body
 */
export async function parseRequest(
  route: RouteDefinition,
  request: Request,
  pathParams: Record<string, string>,
): Promise<ParsedRequest> {
  const params = check(route.params, pathParams, 'path');
  const query = check(route.query, route.query ? queryOf(request.url) : undefined, 'query');
  if (route.body === undefined && route.rawBody === undefined) {
    return { params, query, body: undefined, bytes: new Uint8Array() };
  }
  const bytes = await readBytes(request, route.bodyLimit);
  if (route.rawBody !== undefined) return { params, query, body: undefined, bytes };
  return { params, query, body: check(route.body, parseJson(bytes, request.headers.get('content-type')), ''), bytes };
}

function check(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(
    'invalid-request',
    undefined,
    parsed.error.issues.slice(0, 50).map((issue) => detail(issue, place)),
  );
}

function detail(issue: z.core.$ZodIssue, place: string): ErrorDetail {
  const path = [place, ...issue.path.map(String)].filter((part) => part !== '').join('.');
  return { path, message: issue.message };
}

/** A name that is given twice becomes a list, which no schema of ours accepts: better than to choose one silently. */
function queryOf(url: string): Record<string, unknown> {
  const search = new URL(url).searchParams;
  const names = new Set(search.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
