// The rules of a post, and of the query of its list. Nothing here knows Express or the database.
import { ApiError } from './errors.js';

const LONGEST_TITLE = 200;
const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 100;

/** Reads a post from the body of a request, field by field: what is not a field of ours stays outside. */
export function readPost(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApiError(422, 'Send a post as a JSON object.');
  }
  const { title, body = '', published = false } = value;
  const fields = {};
  if (title === undefined) fields.title = 'is required';
  else if (typeof title !== 'string' || title === '') fields.title = 'must be text';
  else if ([...title].length > LONGEST_TITLE) fields.title = `must be at most ${LONGEST_TITLE} characters`;
  if (typeof body !== 'string') fields.body = 'must be text';
  if (typeof published !== 'boolean') fields.published = 'must be true or false';
  if (Object.keys(fields).length > 0) throw new ApiError(422, 'Some fields are wrong.', fields);
  return { title, body, published };
}

export function readPageQuery(query) {
  const limit = Math.min(wholeNumber(query.limit, DEFAULT_LIMIT), LARGEST_LIMIT);
  const page = wholeNumber(query.page, 1);
  const published = { true: true, false: false }[query.published];
  return { published, limit, offset: (page - 1) * limit };
}

/** A query is always text; what is no number from 1 up is as if it were not there. */
function wholeNumber(text, otherwise) {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 1 ? number : otherwise;
}
