/**
 * The part of JSON Schema (2020-12) that checks speak: enough for the shape of an answer, small enough that every mismatch
 * can be said in a sentence. Keywords mean what the standard says; others do not compile.
 */
export interface Schema {
  type?: TypeName | readonly TypeName[];
  const?: unknown;
  enum?: readonly unknown[];
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  /** false: no other fields than those in `properties`. */
  additionalProperties?: boolean;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: 'date-time';
  minimum?: number;
  maximum?: number;
  anyOf?: readonly Schema[];
  /** Says in words what is expected, in place of what would be derived from the keywords. */
  description?: string;
}

export type TypeName = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
