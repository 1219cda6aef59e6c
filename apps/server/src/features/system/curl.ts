/** An example of each request that can be pasted into a terminal. */
import type { Endpoint } from './docs-page.ts';
import { SCHEMA_PREFIX, type Schema } from './schema-html.ts';

/**
 * @param schemas the document's named ones
 * @param origin of the server
 * @returns a `curl` command with only what has to be sent; quoted for a POSIX shell
 */
export function curlExample(
  { method, path, operation }: Endpoint,
  schemas: Record<string, Schema>,
  origin: string,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const example = operation.parameters?.find((parameter) => parameter.name === name)?.schema?.examples?.[0];
    return encodeURIComponent(typeof example === 'string' ? example : name.toUpperCase());
  });
  const parts = ['curl', ...(method === 'GET' ? [] : ['-X', method]), quote(origin + filled)];
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (type === 'application/json') {
    const body = JSON.stringify(exampleOf(media?.schema, schemas, 0));
    parts.push('\\\n  -H', quote('content-type: application/json'), '-d', quote(body));
  } else if (type !== undefined) parts.push('\\\n  --data-binary', '@FILE');
  if (path.endsWith('/events')) parts.splice(1, 0, '-N');
  return parts.join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The smallest value that a reader can make sense of: the given examples, and only the fields that have to be there. */
function exampleOf(schema: Schema | undefined, schemas: Record<string, Schema>, depth: number): unknown {
  if (schema === undefined || depth > 6) return null;
  if (schema.$ref) return exampleOf(schemas[schema.$ref.replace(SCHEMA_PREFIX, '')], schemas, depth + 1);
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => exampleOf(one, schemas, depth + 1)));
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return exampleOf(alternatives[0], schemas, depth + 1);
  return plainExample(schema, schemas, depth);
}

function plainExample(schema: Schema, schemas: Record<string, Schema>, depth: number): unknown {
  switch (schema.type) {
    case 'object': {
      const required = (schema.required ?? []).filter((name) => schema.properties?.[name]?.default === undefined);
      return Object.fromEntries(
        required.map((name) => [name, exampleOf(schema.properties?.[name], schemas, depth + 1)]),
      );
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items, schemas, depth + 1));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, Math.min(schema.maximum ?? 60, 60));
    case 'boolean':
      return true;
    default:
      return '...';
  }
}
