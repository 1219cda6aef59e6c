/** The interface as a page to read: made on the server from the OpenAPI document, without script or outside files. */
import { escapeHtml, policyFor } from '../../platform/http/page.ts';
import { curlExample } from './curl.ts';
import { STYLE } from './docs-style.ts';
import type { OpenApi } from './openapi.ts';
import { fieldsTable, schemaLink, typeOf, type Schema } from './schema-html.ts';

/** Allows exactly the style block of the page. */
export const DOCS_POLICY = policyFor(STYLE);

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

interface Media {
  schema?: Schema;
}

interface Answer {
  description: string;
  content?: Record<string, Media>;
}

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
}

export interface Endpoint {
  method: string;
  path: string;
  operation: Operation;
}

/**
 * @param document as `openApi` makes it
 * @param origin of this server, for examples that can be run as they stand
 * @returns a whole HTML page
 */
export function docsPage(document: OpenApi, origin: string): string {
  const endpoints = endpointsOf(document);
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const tags = (document.tags ?? []).map(({ name, description }) => ({ name, description: description ?? '' }));
  const sections = tags.map(({ name, description }) => {
    const own = endpoints.filter(({ operation }) => operation.tags.includes(name));
    const parts = own.map((endpoint) => endpointHtml(endpoint, schemas, origin)).join('\n');
    return `<section aria-labelledby="tag-${name}"><h2 id="tag-${name}">${name}</h2><p>${prose(description)}</p>\n${parts}</section>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>The interface of Waymark</title><style>${STYLE}</style></head>
<body><a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Contents">${contents(tags, endpoints, Object.keys(schemas))}</nav>
<main id="content"><h1>The interface of Waymark <small>${escapeHtml(document.info.version)}</small></h1>
${(document.info.description ?? '')
  .split('\n\n')
  .map((paragraph) => `<p>${prose(paragraph)}</p>`)
  .join('\n')}
<p>For programs: <a href="/api/openapi.json">this interface as OpenAPI ${escapeHtml(document.openapi)}</a>.</p>
${sections.join('\n')}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>
${Object.entries(schemas)
  .map(([name, schema]) => schemaHtml(name, schema))
  .join('\n')}</section>
</main></body></html>
`;
}

function endpointsOf(document: OpenApi): Endpoint[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}

function contents(tags: { name: string }[], endpoints: Endpoint[], schemas: string[]): string {
  const groups = tags.map(({ name }) => {
    const own = endpoints.filter(({ operation }) => operation.tags.includes(name));
    const links = own.map(({ operation: { operationId } }) => `<li><a href="#${operationId}">${operationId}</a></li>`);
    return `<li><a href="#tag-${name}">${name}</a><ul>${links.join('')}</ul></li>`;
  });
  const links = schemas.map((name) => `<li><a href="#schema-${name}">${name}</a></li>`).join('');
  return `<p><strong>Contents</strong></p><ul>${groups.join('\n')}<li><a href="#schemas">schemas</a><ul>${links}</ul></li></ul>`;
}

function endpointHtml(endpoint: Endpoint, schemas: Record<string, Schema>, origin: string): string {
  const { method, path, operation } = endpoint;
  return `<article aria-labelledby="${operation.operationId}"><h3 id="${operation.operationId}">${operation.operationId}</h3>
<p class="line"><b class="${method.toLowerCase()}">${method}</b> <code>${escapeHtml(path)}</code></p>
<p>${prose(operation.summary)}</p>
${parametersHtml(operation.parameters ?? [])}${bodyHtml(operation)}${answersHtml(operation)}
<h4>Example</h4><pre tabindex="0" aria-label="Example for ${operation.operationId}"><code>${escapeHtml(curlExample(endpoint, schemas, origin))}</code></pre></article>`;
}

function parametersHtml(parameters: Parameter[]): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(({ name, in: place, required, description, schema }) => {
    const about = [description, schema?.description].filter(Boolean).map((text) => prose(text ?? ''));
    return `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${place}${required ? '' : ', optional'}</td><td>${typeOf(schema)}</td><td>${about.join(' ')}</td></tr>`;
  });
  return `<h4>Parameters</h4><div class="wide" tabindex="0" role="group" aria-label="Parameters"><table><thead><tr><th scope="col">Name</th><th scope="col">Where</th><th scope="col">Type</th><th scope="col">About</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function bodyHtml({ requestBody }: Operation): string {
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (type === undefined) return '';
  return `<h4>Body <small>${escapeHtml(type)}</small></h4>${fieldsTable(media?.schema)}`;
}

function answersHtml({ responses }: Operation): string {
  const rows = Object.entries(responses).map(([status, { description, content }]) => {
    const [type, media] = Object.entries(content ?? {})[0] ?? [];
    const what =
      type === undefined
        ? 'no body'
        : type === 'application/json' && media?.schema
          ? schemaLink(media.schema)
          : escapeHtml(type);
    return `<tr><th scope="row">${escapeHtml(status)}</th><td>${prose(description)}</td><td>${what}</td></tr>`;
  });
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const schema = success?.content?.['application/json']?.schema;
  const fields = schema && !schema.$ref && schema.properties ? fieldsTable(schema) : '';
  return `<h4>Answers</h4><div class="wide" tabindex="0" role="group" aria-label="Answers"><table><thead><tr><th scope="col">Status</th><th scope="col">Meaning</th><th scope="col">Body</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${fields}`;
}

function schemaHtml(name: string, schema: Schema): string {
  const about = schema.description ? `<p>${prose(schema.description)}</p>` : '';
  return `<article aria-labelledby="schema-${name}"><h3 id="schema-${name}">${name}</h3>${about}${fieldsTable(schema)}</article>`;
}

/** Plain text with `code` in it. */
function prose(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
