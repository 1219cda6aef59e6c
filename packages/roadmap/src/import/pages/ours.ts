/** The zip that Waymark itself makes for Notion: each phase is a page in the dialect, the databases say the same again. */
import { escapeMarkdown } from '../../edit/body.ts';
import { parse } from '../../parse.ts';
import { partsOfRoadmap } from '../base/of-roadmap.ts';
import type { Part } from '../base/parts.ts';
import type { Page } from './page.ts';

/** @param root the page of the programme @returns the phases; null for any other zip, which is read as it stands */
export function partsOfOurs(root: Page): Part[] | null {
  if (!root.children.some(isOurTable)) return null;
  const pages = phasePages(root.children);
  const phases = pages.map(({ title, text, properties }) => {
    const effort = properties.get('Effort');
    return `### ${escapeMarkdown(title)}${effort === undefined ? '' : ` (${effort})`}\n\n${withoutNotes(text)}\n`;
  });
  return partsOfRoadmap(parse(`# Roadmap\n\n## Phase Breakdowns\n\n${phases.join('\n')}`).roadmap);
}

/** Its last column says which item a row is about. */
function isOurTable({ kind, text }: Page): boolean {
  return kind === 'table' && /^[^\r\n]*,Waymark\r?\n/.test(text);
}

function phasePages(pages: readonly Page[]): Page[] {
  return pages.flatMap((page) => (page.kind === 'table' ? [] : [page, ...phasePages(page.children)]));
}

/** The learner's notes stand last in a page, and are no part of the roadmap. */
function withoutNotes(text: string): string {
  const at = text.search(/^## My notes[ \t]*\r?$/m);
  return at === -1 ? text : text.slice(0, at);
}
