/** Addresses in a page: which of them are files of this very server. Pure. */
import type { Page, PageFile } from './read-page.ts';

export interface OwnFile extends PageFile {
  /** Below the server's own address, as a step asks for it. */
  path: string;
  query: Record<string, string>;
}

/** Parts of an address that a check may ask for. */
export const DEEPEST = 8;

/**
 * @param at where the page was found
 * @param base the server's own address
 * @returns null where that is no address below the base one
 */
export function ownFile({ kind, address }: PageFile, at: string, base: string): OwnFile | null {
  const url = URL.parse(address, at);
  const own = new URL(base);
  const prefix = own.pathname.replace(/\/+$/, '');
  if (url === null || url.origin !== own.origin || !url.pathname.startsWith(`${prefix}/`)) return null;
  const path = url.pathname.slice(prefix.length);
  return { kind, address, path, query: Object.fromEntries(url.searchParams) };
}

/** What may stand in a path that is asked for: no empty part, and not too many. */
export function canBeAsked({ path }: OwnFile): boolean {
  const parts = path.slice(1).split('/');
  return (
    parts.length <= DEEPEST && parts.every((part) => part !== '' && !/^(\.|%2e)+$/i.test(part)) && !/[\s\\]/.test(path)
  );
}

/** @returns the address that the page's own addresses start from */
export function startOf({ base }: Page, at: string): string {
  return URL.parse(base, at)?.href ?? at;
}

/** @returns addresses of modules that a script imports from its own server */
export function importsIn(script: string): string[] {
  const found = script.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.{0,2}\/[\w./@~-]{1,200})["']/g);
  return [...new Set([...found].map(([, address]) => address ?? ''))];
}

/** @returns the address of the source map that the last lines of a script or style name; null without one */
export function sourceMapOf(text: string): string | null {
  const [, address = null] = /[#@]\s*sourceMappingURL=([^\s'"*]{1,300})/.exec(text.slice(-2_000)) ?? [];
  return address === null || /^data:/i.test(address) ? null : address;
}

/** @returns an address of the developer's own machine that a script asks; null where it asks none */
export function homeAddressIn(script: string): string | null {
  return /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):\d{2,5}\b/i.exec(script)?.[0] ?? null;
}

/** Whether a script writes the path, whole or put together from its last part. */
export function asksFor(script: string, path: string): boolean {
  const last = path.split('/').at(-1) ?? '';
  const escaped = last.replace(/[.~-]/g, String.raw`\$&`);
  return script.includes(path) || new RegExp(`["'\`/}]${escaped}["'\`/?$]`).test(script);
}
