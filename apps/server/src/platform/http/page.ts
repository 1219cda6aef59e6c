/** Small pages of the server's own, for where there is no web app or it fails. No script, no file from elsewhere. */
import { hash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark}
body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:38rem;margin:12vh auto;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.25}a{color:inherit}
input,button{font:inherit;padding:.5rem .75rem;max-width:100%}input{width:24rem}`;

/**
 * Lets a page use exactly the style block it was made with.
 *
 * @param formAction where its forms may go
 */
export function policyFor(style: string, formAction: "'none'" | "'self'" = "'none'"): string {
  const allowed = `'sha256-${hash('sha256', style, 'base64')}'`;
  return `default-src 'none'; style-src ${allowed}; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`;
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
  return page(status, title, paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n'), "'none'");
}

/** A page with a form that goes to this server. @param body HTML */
export function formPage(status: number, title: string, body: string): Response {
  return page(status, title, body, "'self'");
}

function page(status: number, title: string, body: string, formAction: "'none'" | "'self'"): Response {
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
      'content-security-policy': policyFor(STYLE, formAction),
      'cache-control': 'no-store',
    },
  });
}
