/** Keeps the exchanges of a run: cleaned, capped, without secrets. */
import type { AnswerSource } from '../check/answer.ts';
import { TransportFault, type WireRequest, type WireResponse } from '../ports/transport.ts';
import { cleanText, cut } from '../record/clean.ts';
import { curlOf } from '../record/curl.ts';
import type { Masker } from '../record/mask.ts';
import type { StoredExchange, StoredMessage } from '../record/model.ts';

const BODY_CHARACTERS = 2_000;
const HEADERS = 40;
const HEADER_CHARACTERS = 300;
/** Characters of headers and bodies in one record. */
const RECORD_CHARACTERS = 400_000;
/** Secrets are masked before the cut: read this much further, so that none is cut in half unseen. */
const READ_FURTHER = 2_000;

export interface Recorder {
  readonly exchanges: StoredExchange[];
  readonly cutCount: number;
  /**
   * @param elsewhere origin that is asked in place of the run's base: it is shown with the target
   * @returns the exchange's index; its entry is there at once, so that the order is the order of asking
   */
  begin(
    request: WireRequest,
    at: number,
    elsewhere?: string,
  ): { source: AnswerSource; end(outcome: WireResponse | TransportFault): StoredExchange };
  /** Where a fault came from, if it came from an exchange. */
  sourceOf(fault: TransportFault): AnswerSource | null;
  show(text: string, most: number): string;
}

export function createRecorder(base: string, masker: Masker): Recorder {
  const exchanges: StoredExchange[] = [];
  const sources = new WeakMap<TransportFault, AnswerSource>();
  let characters = 0;
  let cutCount = 0;
  const show = (text: string, most: number): string => {
    const shown = cut(masker.text(cleanText(cut(text, most + READ_FURTHER).text)), most);
    return shown.truncated ? `${shown.text}…` : shown.text;
  };
  const message = (headers: [string, string][], body: Uint8Array | null): StoredMessage => {
    const text =
      body === null ? null : new TextDecoder().decode(body.subarray(0, 4 * (BODY_CHARACTERS + READ_FURTHER)));
    const stored = text === null ? null : show(text, BODY_CHARACTERS);
    return {
      headers: headers
        .slice(0, HEADERS)
        .map(([name, value]) => [show(name, HEADER_CHARACTERS), show(masker.header(name, value), HEADER_CHARACTERS)]),
      body: stored,
      bytes: body?.byteLength ?? 0,
      truncated: headers.length > HEADERS || (text !== null && text.length > BODY_CHARACTERS),
    };
  };
  const within = (stored: StoredExchange): StoredExchange => {
    characters += JSON.stringify(stored).length;
    if (characters <= RECORD_CHARACTERS) return stored;
    cutCount += 1;
    const bare = (kept: StoredMessage): StoredMessage => ({ ...kept, headers: [], body: null, truncated: true });
    const { request, response } = stored;
    return { ...stored, request: bare(request), response: response && { ...response, ...bare(response) } };
  };
  return {
    exchanges,
    get cutCount() {
      return cutCount;
    },
    show,
    sourceOf: (fault) => sources.get(fault) ?? null,
    begin(request, at, elsewhere) {
      const index = exchanges.length;
      const target = show(`${elsewhere ?? ''}${request.target}`, HEADER_CHARACTERS);
      const source = {
        ask: `${request.method} ${target}`,
        curl: show(curlOf(elsewhere ?? base, request), 2 * BODY_CHARACTERS),
        exchange: index,
      };
      const stored: StoredExchange = {
        at,
        method: request.method,
        target,
        request: message(request.headers, request.body),
        response: null,
        fault: null,
      };
      exchanges.push(stored);
      return {
        source,
        end(outcome) {
          if (outcome instanceof TransportFault) {
            sources.set(outcome, source);
            stored.fault = { code: outcome.code, message: show(outcome.message, HEADER_CHARACTERS) };
          } else {
            const { firstByteMs, totalMs } = outcome.timing;
            stored.response = {
              status: outcome.status,
              firstByteMs,
              totalMs,
              ...message(outcome.headers, outcome.body),
            };
          }
          return (exchanges[index] = within(stored));
        },
      };
    },
  };
}
