/** Markdown to HTML that is safe to show, with the same renderer as the server; its code comes only when it is asked for. */
export async function renderMarkdown(markdown: string): Promise<string> {
  const { renderMarkdown: render } = await import('@waymark/roadmap/render');
  return render(markdown);
}
