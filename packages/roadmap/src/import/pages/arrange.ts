/** Which page stands under which: by folders named like pages, and by links where there are no folders. */
import { dirKeyOf, pageOf, type Page } from './page.ts';

/** Folders of an archive that only hold everything are no part of it. */
export function withoutCommon<T extends { path: string[] }>(files: readonly T[]): T[] {
  const [first, ...others] = files;
  if (!first) return [];
  let common = first.path.length - 1;
  for (const { path } of others) {
    let same = 0;
    while (same < common && same < path.length - 1 && path[same] === first.path[same]) same++;
    common = same;
  }
  return files.map((file) => ({ ...file, path: file.path.slice(common) }));
}

/**
 * Sets the children of all pages.
 * @param pages with their links known
 * @param folders paths of the folders, as they are written
 * @returns the pages that stand under no other
 */
export function arrange(pages: readonly Page[], folders: ReadonlyMap<string, string[]>): Page[] {
  const owners = ownersOf(pages, folders);
  const roots: Page[] = [];
  for (const page of [...new Set([...pages, ...owners.values()])]) {
    const owner = ownerOf(page, owners);
    (owner?.children ?? roots).push(page);
  }
  const hub = hubOf(roots);
  if (hub) {
    for (const page of roots) if (page !== hub) hub.children.push(page);
    order(hub);
  }
  for (const page of pages) order(page);
  for (const page of owners.values()) order(page);
  return hub ? [hub] : roots.sort(byName);
}

/** The page of each folder: named like it and beside it, an index in it, or one of its own without words. */
function ownersOf(pages: readonly Page[], folders: ReadonlyMap<string, string[]>): Map<string, Page> {
  const owners = new Map<string, Page>();
  for (const page of pages) {
    const key = page.dir === '' ? page.name : `${page.dir}/${page.name}`;
    // A page with words goes before the table that Notion exports beside it.
    if (folders.has(key) && (!owners.has(key) || owners.get(key)?.kind === 'table')) owners.set(key, page);
  }
  for (const page of pages) {
    if (/^(readme|index|_index)$/.test(page.name) && page.dir !== '' && !owners.has(page.dir))
      owners.set(page.dir, page);
  }
  for (const [key, path] of folders) if (!owners.has(key)) owners.set(key, pageOf(path, 'folder', ''));
  return owners;
}

function ownerOf(page: Page, owners: ReadonlyMap<string, Page>): Page | null {
  let dir = page.dir;
  for (;;) {
    const owner = dir === '' ? undefined : owners.get(dir);
    // An index belongs to the folder above its own.
    if (owner && owner !== page) return owner;
    if (dir === '') return null;
    const cut = dir.lastIndexOf('/');
    dir = cut < 0 ? '' : dir.slice(0, cut);
  }
}

/** Among pages side by side the one that all others are read from: a README, or one that links most of them. */
function hubOf(roots: readonly Page[]): Page | null {
  if (roots.length < 2) return null;
  const readme = roots.find(({ name }) => /^(readme|index|home)$/.test(name));
  if (readme) return readme;
  const [best] = roots
    .map((page) => ({ page, linked: page.links.filter((link) => roots.includes(link)).length }))
    .sort((a, b) => b.linked - a.linked);
  return best && best.linked > 0 && best.linked >= (roots.length - 1) / 2 ? best.page : null;
}

/** Children as the page links them, the others behind, by name. */
function order(page: Page): void {
  const at = new Map(page.links.map((link, index) => [link, index]));
  const rank = (child: Page): number => at.get(child) ?? Number.MAX_SAFE_INTEGER;
  page.children.sort((a, b) => rank(a) - rank(b) || byName(a, b));
}

const NATURAL = new Intl.Collator('en', { numeric: true });

function byName(a: Page, b: Page): number {
  return NATURAL.compare(a.name, b.name) || NATURAL.compare(a.file, b.file);
}

/** All folders of some files, by their key. */
export function foldersOf(files: readonly { path: string[] }[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const { path } of files) {
    for (let length = 1; length < path.length; length++) {
      const segments = path.slice(0, length);
      folders.set(dirKeyOf(segments), segments);
    }
  }
  return folders;
}
