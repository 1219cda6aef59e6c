/** A response as a step sees it: what it says, and what it must say. Every expectation that is not met ends the step. */
import type { WireResponse } from '../ports/transport.ts';
import type { Schema } from '../schema/model.ts';
import { isRecord, mismatch, show } from '../schema/validate.ts';
import { StepFailure } from './step-failure.ts';

/** The exchange an answer came from: how a failure finds its request. */
export interface AnswerSource {
  /** e.g. `POST /todos`. */
  ask: string;
  curl: string;
  exchange: number;
}

export class Answer {
  readonly source: AnswerSource;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body as text; bytes that are not UTF-8 show as U+FFFD. */
  readonly text: string;
  readonly bytes: number;
  readonly timing: { firstByteMs: number; totalMs: number };
  readonly redirects: readonly string[];

  constructor(response: WireResponse, source: AnswerSource) {
    this.source = source;
    this.status = response.status;
    this.headers = response.headers;
    this.text = new TextDecoder().decode(response.body);
    this.bytes = response.body.byteLength;
    this.timing = response.timing;
    this.redirects = response.redirects;
  }

  /** @returns the value, repeated ones joined by commas; null where the header is absent */
  header(name: string): string | null {
    const values = this.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
    return values.length === 0 ? null : values.join(', ');
  }

  /** Ends the step as failed, with this exchange. */
  fail(expected: string, actual: string, advice: string): never {
    throw new StepFailure({ expected, actual, advice, answer: this });
  }

  expectStatus(wanted: number | readonly number[], advice: string): this {
    const all = [wanted].flat();
    if (all.includes(this.status)) return this;
    return this.fail(
      `status ${all.join(' or ')} for ${this.source.ask}`,
      `status ${this.status}${this.hint()}`,
      advice,
    );
  }

  /** @param wanted what the value has to match; every header value fits where it is left out */
  expectHeader(name: string, wanted: RegExp, inWords: string, advice: string): string {
    const value = this.header(name);
    if (value !== null && wanted.test(value)) return value;
    return this.fail(`header ${name}: ${inWords}`, value === null ? `no header ${name}` : `${name}: ${value}`, advice);
  }

  expectNoHeader(name: string, advice: string): this {
    const value = this.header(name);
    return value === null ? this : this.fail(`no header ${name}`, `${name}: ${value}`, advice);
  }

  expectText(wanted: string, advice: string): this {
    if (this.text.includes(wanted)) return this;
    return this.fail(`a body with the text ${show(wanted)}`, this.bodyInShort(), advice);
  }

  /** @returns the body as data that fits the schema; T is what the schema says */
  expectJson(schema: Schema, advice: string): unknown {
    const type = this.header('content-type');
    if (type === null || !/^application\/([\w.-]+\+)?json\b/i.test(type))
      return this.fail(
        'JSON, with the header Content-Type: application/json',
        type === null ? 'no Content-Type header' : `Content-Type: ${type}`,
        'Send JSON with the content type application/json, errors too: then a client knows how to read it.',
      );
    const value = this.parsed();
    const found = mismatch(schema, value);
    if (found === null) return value;
    const where = found.at === '' ? 'the body' : `${found.at} in the body`;
    return this.fail(`${where} to be ${found.expected}`, found.actual, advice);
  }

  /** Fails where a field of that name stands anywhere in the JSON body: some things never leave a server. */
  expectNoField(name: string, advice: string): this {
    const at = pathOfField(this.parsed(), name.toLowerCase(), '');
    return at === null ? this : this.fail(`no field "${name}" anywhere in the body`, `a field at ${at}`, advice);
  }

  private parsed(): unknown {
    let value: unknown;
    try {
      value = JSON.parse(this.text);
    } catch (error) {
      return this.fail(
        'a body that is JSON',
        `${this.bodyInShort()} (${error instanceof Error ? error.message : 'unreadable'})`,
        'The body says that it is JSON but cannot be read as JSON. Build it with your language’s JSON function, not by joining text.',
      );
    }
    if (isDeeperThan(DEEPEST, value))
      this.fail(`JSON at most ${DEEPEST} levels deep`, 'a body nested deeper', 'Answer with the record itself, flat.');
    return value;
  }

  private bodyInShort(): string {
    return this.text === '' ? 'an empty body' : show(this.text);
  }

  /** What an error page says about itself is often the quickest way to its cause. */
  private hint(): string {
    return this.status >= 400 && this.text !== '' ? `, with the body ${this.bodyInShort()}` : '';
  }
}

/** What reads a value recursively must not be led to the end of the stack. */
const DEEPEST = 64;

function childrenOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return isRecord(value) ? Object.values(value) : [];
}

function isDeeperThan(most: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most && level.length > 0; depth += 1) level = level.flatMap(childrenOf);
  return level.length > 0;
}

function pathOfField(value: unknown, name: string, at: string): string | null {
  if (Array.isArray(value))
    return firstPath(
      value.map((entry, index) => [`${at}[${index}]`, entry]),
      name,
    );
  if (!isRecord(value)) return null;
  const own = Object.keys(value).find((key) => key.toLowerCase() === name);
  if (own !== undefined) return at === '' ? own : `${at}.${own}`;
  return firstPath(
    Object.entries(value).map(([key, entry]) => [at === '' ? key : `${at}.${key}`, entry]),
    name,
  );
}

function firstPath(entries: [at: string, value: unknown][], name: string): string | null {
  for (const [at, value] of entries) {
    const found = pathOfField(value, name, at);
    if (found !== null) return found;
  }
  return null;
}
