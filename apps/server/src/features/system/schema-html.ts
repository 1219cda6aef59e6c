/** JSON Schemas as tables that a person can read. */
import { escapeHtml } from '../../platform/http/page.ts';

/** The part of JSON Schema that our contract uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

export const SCHEMA_PREFIX = '#/components/schemas/';

/** Schemas nest a few levels; a deeper one is shown by its outer kind. */
const DEEPEST = 6;

/** @returns HTML: the type in words, with a link where it is a named schema */
export function typeOf(schema: Schema | undefined, depth = 0): string {
  if (schema === undefined || depth > DEEPEST) return 'anything';
  if (schema.$ref) return refLink(schema.$ref);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.map((one) => typeOf(one, depth + 1)).join(' or ');
  if (schema.allOf) return schema.allOf.map((one) => typeOf(one, depth + 1)).join(' with ');
  if (schema.const !== undefined) return `<code>${escapeHtml(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) return schema.enum.map((one) => `<code>${escapeHtml(JSON.stringify(one))}</code>`).join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items, depth + 1)}`;
  if (schema.type === 'object') return objectType(schema, depth);
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything');
  return escapeHtml([type, schema.format && `(${schema.format})`].filter(Boolean).join(' '));
}

function objectType(schema: Schema, depth: number): string {
  if (typeof schema.additionalProperties === 'object' && !schema.properties) {
    return `object of ${typeOf(schema.additionalProperties, depth + 1)} by name`;
  }
  const names = Object.keys(schema.properties ?? {});
  if (depth === 0 || names.length === 0) return 'object';
  const fields = names.map(
    (name) => `<code>${escapeHtml(name)}</code> ${typeOf(schema.properties?.[name], depth + 1)}`,
  );
  return `object { ${fields.join(', ')} }`;
}

function refLink(ref: string): string {
  const name = escapeHtml(ref.replace(SCHEMA_PREFIX, ''));
  return `<a href="#schema-${name}">${name}</a>`;
}

/** @returns HTML: one line for an answer, naming its schema where it has one */
export function schemaLink(schema: Schema): string {
  return schema.$ref ? refLink(schema.$ref) : schema.properties ? 'object, see below' : typeOf(schema, 1);
}

/** @returns HTML: a table of fields; the type alone where the schema is no object */
export function fieldsTable(schema: Schema | undefined): string {
  const parts = schema?.allOf ?? (schema ? [schema] : []);
  const objects = parts.filter((part) => part.properties);
  if (objects.length === 0) return `<p>${typeOf(schema)}${schema ? limits(schema) : ''}</p>`;
  const rows = objects.flatMap((part) =>
    Object.entries(part.properties ?? {}).map(([name, field]) =>
      row(name, field, part.required?.includes(name) ?? false),
    ),
  );
  return `<div class="wide" tabindex="0" role="group" aria-label="Fields"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">About</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function row(name: string, field: Schema, required: boolean): string {
  const about = [
    field.description === undefined ? '' : escapeHtml(field.description),
    field.default === undefined ? '' : `<code>${escapeHtml(JSON.stringify(field.default))}</code> where left out.`,
  ].filter((text) => text !== '');
  const optional = required || field.default !== undefined ? '' : ', optional';
  return `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${typeOf(field, 1)}${limits(field)}${optional}</td><td>${about.join(' ')}</td></tr>`;
}

/** JavaScript's safe integers are no limit of ours: not worth a reader's time. */
function limits({ minimum, maximum, minLength, maxLength, minItems, maxItems }: Schema): string {
  const range = (low: number | undefined, high: number | undefined, unit: string): string => {
    const from = low === undefined || low <= -Number.MAX_SAFE_INTEGER ? '' : `from ${low}`;
    const to = high === undefined || high >= Number.MAX_SAFE_INTEGER ? '' : `to ${high}`;
    return from || to ? `, ${[from, to].filter(Boolean).join(' ')}${unit}` : '';
  };
  return (
    range(minimum, maximum, '') + range(minLength, maxLength, ' characters') + range(minItems, maxItems, ' entries')
  );
}
