/** Small pages of the server's own, for where there is no web app or it fails. No script, no file from elsewhere. */
import { hash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark}
body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:38rem;margin:12vh auto;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.25}a{color:inherit}`;

/** Lets a page use exactly the style block it was made with. */
export function policyFor(style: string): string {
  const allowed = `'sha256-${hash('sha256', style, 'base64')}'`;
  return `default-src 'none'; style-src ${allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

/** @returns text that is safe between tags and in a quoted attribute */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * @param title plain text
 * @param paragraphs HTML
 */
export function smallPage(status: number, title: string, paragraphs: string[]): Response {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)} - Waymark</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}</main></body></html>
`;
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(STYLE),
      'cache-control': 'no-store',
    },
  });
}
