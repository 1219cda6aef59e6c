/** What the server says of a form that it did not take. */
import { ApiError } from '@waymark/contract/client';

/** @returns what is wrong by the name of the field */
export function wrongFields(error: Error): Record<string, string> {
  return error instanceof ApiError ? (error.body.fields ?? {}) : {};
}
