/** Reads the imports of every source file: what the boundary test judges. */
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import type { Wall } from './boundaries.ts';

const root = path.resolve(import.meta.dirname, '..');

export interface Import {
  specifier: string;
  typeOnly: boolean;
  /** The room of ours that it reaches, null for anything else. */
  target: string | null;
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  room: string | null;
  imports: Import[];
  /** The text without comments. */
  code: string;
  isTest: boolean;
}

const ROOM_OF: Record<string, string> = {
  '@waymark/server': 'apps/server',
  '@waymark/web': 'apps/web',
  waymark: 'apps/cli',
};

function targetOf(specifier: string): string | null {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return ROOM_OF[name] ?? (name.startsWith('@waymark/') ? `packages/${name.slice('@waymark/'.length)}` : null);
}

function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const specifier = node.moduleSpecifier.text;
      const typeOnly = ts.isExportDeclaration(node)
        ? node.isTypeOnly
        : node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      found.push({ specifier, typeOnly, target: targetOf(specifier) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument))
        found.push({ specifier: argument.text, typeOnly: false, target: targetOf(argument.text) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Comments may name anything; only code counts. Keeps the strings, since imports are strings. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`])\/\/[^\n]*/g, '$1');
}

/** @returns every TypeScript and Svelte source of the house, tests included */
export async function readHouse(): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const name of glob('{packages,apps,tools,bench,test}/**/*.{ts,svelte}', { cwd: root })) {
    if (/node_modules|\.svelte-kit|fixtures/.test(name)) continue;
    const text = await readFile(path.join(root, name), 'utf8');
    const script = name.endsWith('.svelte')
      ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
      : text;
    const file = name.split(path.sep).join('/');
    const room = /^(packages|apps)\/[^/]+/.exec(file)?.[0] ?? null;
    const source = ts.createSourceFile(file, script, ts.ScriptTarget.Latest);
    const isTest = /\.(test|fixture)\.ts$|\/suite\/|\/dev\//.test(file);
    files.push({ path: file, room, imports: importsOf(source), code: withoutComments(script), isTest });
  }
  return files;
}

/** @returns one sentence for each import that the walls forbid; tests may reach further than the code they test */
export function violations(house: SourceFile[], walls: Wall[]): string[] {
  return house.flatMap((file) => {
    const wall = walls.find(({ room }) => room === file.room);
    if (!wall || file.isTest) return [];
    return file.imports.flatMap((entry) => violation(file, wall, entry) ?? []);
  });
}

function violation(file: SourceFile, wall: Wall, { specifier, typeOnly, target }: Import): string | null {
  if (wall.pure && specifier.startsWith('node:')) return `${file.path} is pure and may not import ${specifier}`;
  if (specifier.startsWith('.') && leavesRoom(file.path, specifier, wall.room))
    return `${file.path} leaves its room by ${specifier}`;
  if (target === null || target === wall.room || wall.mayImport.includes(target)) return null;
  if (!wall.typesOf.includes(target)) return `${file.path} may not import ${target}`;
  return typeOnly ? null : `${file.path} may import only types of ${target}`;
}

function leavesRoom(file: string, specifier: string, room: string): boolean {
  return !path.posix.join(path.posix.dirname(file), specifier).startsWith(`${room}/`);
}

/** @returns rings of folders that import each other within a room, each as `a -> b -> a` */
export function importCycles(house: SourceFile[]): string[] {
  const arrows = new Map<string, Set<string>>();
  for (const file of house) {
    // A room's own door gathers what its folders offer: that is no ring.
    if (file.room === null || file.isTest || file.path === `${file.room}/src/index.ts`) continue;
    const from = path.posix.dirname(file.path);
    for (const { specifier, typeOnly } of file.imports) {
      if (typeOnly || !specifier.startsWith('.')) continue;
      const to = path.posix.dirname(path.posix.join(from, specifier));
      if (to !== from) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
    }
  }
  return ringsOf(arrows);
}

function ringsOf(arrows: Map<string, Set<string>>): string[] {
  const rings: string[] = [];
  const done = new Set<string>();
  const visit = (folder: string, trail: string[]): void => {
    const at = trail.indexOf(folder);
    if (at >= 0) rings.push([...trail.slice(at), folder].join(' -> '));
    if (at >= 0 || done.has(folder)) return;
    for (const next of arrows.get(folder) ?? []) visit(next, [...trail, folder]);
    done.add(folder);
  };
  for (const folder of arrows.keys()) visit(folder, []);
  return rings;
}
