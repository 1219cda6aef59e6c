/** The right server of the rung deployed; the wrong ones replace one method. The page asks the API by a script. */
import { json, text, TinyServer, type Ask, type Reply } from './tiny-server.ts';

export type Served = Record<string, { type: string; body: string }>;

export const SCRIPT = 'text/javascript; charset=utf-8';
export const STYLE = 'text/css; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

export class DeployedServer extends TinyServer {
  /** As a host gives it to the program. */
  commit = process.env['COMMIT'] ?? '';

  override answer(ask: Ask): Reply | Promise<Reply> {
    if (ask.method === 'GET') {
      if (ask.path === '/version') return this.version();
      const served = this.files();
      const file = Object.hasOwn(served, ask.path) ? served[ask.path] : undefined;
      if (file !== undefined) return text(200, file.body, file.type);
    }
    return canBeDecoded(ask.path) ? super.answer(ask) : this.unreadable(ask);
  }

  unreadable(ask: Ask): Reply {
    return this.unknownPath(ask);
  }

  override home(): Reply {
    return text(200, this.page(), HTML);
  }

  page(): string {
    return `<!doctype html>\n<html lang="en">\n<head>${this.head()}</head>\n<body><h1>Hello, to-dos</h1>${this.body()}</body>\n</html>\n`;
  }

  head(): string {
    return `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>To-dos</title>
<link rel="stylesheet" href="/style.css"><script type="module" src="/app.js?v=1"></script>`;
  }

  body(): string {
    return '<ul id="todos"></ul>';
  }

  files(): Served {
    return {
      '/style.css': { type: STYLE, body: 'body { font-family: sans-serif }' },
      '/app.js': { type: SCRIPT, body: "import { load } from './load.js';\nload(document.querySelector('#todos'));\n" },
      '/load.js': { type: SCRIPT, body: this.loader() },
    };
  }

  loader(): string {
    return "export async function load(list) {\n  const { items } = await (await fetch('/todos')).json();\n  for (const { title } of items) list.append(title);\n}\n";
  }

  version(): Reply {
    return json(200, { commit: this.commit });
  }
}

function canBeDecoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The same with the records in the HTML. */
export class RenderedServer extends DeployedServer {
  override head(): string {
    return super.head().replace(/<script.*/, '');
  }

  override body(): string {
    return `<ul>${this.entries.map(({ title }) => `<li>${this.escaped(title)}</li>`).join('')}</ul>`;
  }

  escaped(title: string): string {
    return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  }
}
