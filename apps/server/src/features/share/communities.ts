/** The communities of the content pack, and which items of the roadmap sharing belongs to. */
import type { Communities } from '@waymark/contract';
import { UNTOUCHED, type HelloStep } from '@waymark/learning';
import type { Db } from '@waymark/store';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readLedger, type OpenProgramme } from '../../programme/open.ts';

const text = z.string().min(1).max(400);
const itemId = z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/);
const file = z.strictObject({
  /** Items that a week’s card and post belong to. */
  share: z.array(itemId),
  /** The item that is done by saying hello. */
  hello: itemId,
  /** Saying hello as a step of the plan; left out where it is none. */
  plan: z.strictObject({ minutes: z.int().min(5).max(240), text }).optional(),
  communities: z.array(z.strictObject({ name: text, url: z.url({ protocol: /^https$/ }), about: text, hello: text })),
});

export type CommunityFile = z.infer<typeof file>;
/** Reads the communities of a pack once; null for a pack that has none. */
export type CommunityPack = () => Promise<CommunityFile | null>;

/**
 * @param folder of the content pack
 * @param log told once of what is wrong with the file, which is then left out
 */
export function communityPack(folder: string, log: (line: string) => void): CommunityPack {
  let read: Promise<CommunityFile | null> | undefined;
  return () => (read ??= readCommunities(folder, log));
}

async function readCommunities(folder: string, log: (line: string) => void): Promise<CommunityFile | null> {
  const source = await readFile(path.join(folder, 'communities.yaml'), 'utf8').catch(() => null);
  if (source === null) return null;
  const { data, problem } = readCommunityFile(source);
  if (problem !== null) log(`content: the communities are left out: ${problem}`);
  return data;
}

/** @returns the communities of a file, or null and what is wrong with it in one sentence */
export function readCommunityFile(source: string): { data: CommunityFile | null; problem: string | null } {
  let value: unknown;
  try {
    value = parse(source);
  } catch (error) {
    return { data: null, problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
  const parsed = file.safeParse(value);
  if (parsed.success) return { data: parsed.data, problem: null };
  const [issue] = parsed.error.issues;
  return { data: null, problem: `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'does not fit'}` };
}

/** @returns the pages of Waymark that belong to items, for the panel of those items */
export function pagesOf(pack: CommunityFile | null): { slug: string; title: string; about: string[] }[] {
  if (pack === null) return [];
  return [
    { slug: 'share', title: 'A card and a post of your week', about: pack.share },
    { slug: 'communities', title: 'Communities to say hello to', about: [pack.hello] },
  ];
}

/** @returns saying hello as a step of the plan; null where the pack has none */
export function helloStepOf(pack: CommunityFile | null): HelloStep | null {
  return pack?.plan === undefined ? null : { itemId: pack.hello, ...pack.plan };
}

export async function communitiesView(db: Db, open: OpenProgramme, pack: CommunityFile | null): Promise<Communities> {
  const item = pack === null ? undefined : open.items.get(pack.hello);
  if (item === undefined) return { communities: pack?.communities ?? [], item: null };
  const { states } = await readLedger(db, open);
  const { id, title } = item;
  return { communities: pack?.communities ?? [], item: { itemId: id, title, state: states.get(id) ?? UNTOUCHED } };
}
