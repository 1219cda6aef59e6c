import type { LinkTarget } from './link-words.ts';

/** Markdown to HTML that is safe to show, with the same renderer as the server; its code comes only when it is asked for. */
export async function renderMarkdown(markdown: string): Promise<string> {
  const { renderMarkdown: render } = await import('@waymark/roadmap/render');
  return render(markdown);
}

/** @param targets the items that it may link to; null where they are not at hand @returns a note as HTML that is safe to show */
export async function renderNote(markdown: string, targets: readonly LinkTarget[] | null): Promise<string> {
  const { knownItems, renderNote: render } = await import('@waymark/roadmap/notes');
  return render(markdown, targets && knownItems(() => targets));
}
