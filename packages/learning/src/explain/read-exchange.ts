/** The part of an explanation's file that asks about a request and its response. */
import { asBag, inside, listIn, readNumber, readText, reject, type Bag, type Place } from '../read/data.ts';
import type { ExchangeTask, SeenExchange, SeenMessage } from './types.ts';

const MOST_QUESTIONS = 6;

export function readExchange(value: unknown, place: Place): ExchangeTask | null {
  const bag = asBag(value, place, ['checks', 'questions', 'sample']);
  if (bag === null) return null;
  const checks = listIn(bag['checks'], inside(place, '.checks'), readText);
  if (checks.length === 0) reject(inside(place, '.checks'), 'should name at least one check.');
  const questions = readNumber(bag['questions'] ?? null, inside(place, '.questions'), 1, MOST_QUESTIONS) ?? 1;
  const sample = readSample(bag['sample'], inside(place, '.sample'));
  return sample === null ? null : { checks, questions, sample };
}

function readSample(value: unknown, place: Place): SeenExchange | null {
  const bag = asBag(value, place, ['base', 'method', 'target', 'request', 'response']);
  if (bag === null) return null;
  const response = asBag(bag['response'], inside(place, '.response'), ['status', 'headers', 'body']);
  const request = asBag(bag['request'], inside(place, '.request'), ['headers', 'body']);
  if (request === null || response === null) return null;
  return {
    base: readText(bag['base'], inside(place, '.base')),
    method: readText(bag['method'], inside(place, '.method')) ?? '',
    target: readText(bag['target'], inside(place, '.target')) ?? '',
    request: readMessage(request, inside(place, '.request')),
    response: {
      status: readNumber(response['status'] ?? null, inside(place, '.response.status'), 200, 599) ?? 0,
      ...readMessage(response, inside(place, '.response')),
    },
  };
}

function readMessage(bag: Bag, place: Place): SeenMessage {
  const given = bag['headers'];
  const names = typeof given === 'object' && given !== null ? Object.keys(given) : [];
  const headers = asBag(given, inside(place, '.headers'), names) ?? {};
  return {
    headers: Object.entries(headers).map(([name, value]) => [
      name,
      readText(value, inside(place, `.headers.${name}`)) ?? '',
    ]),
    body: bag['body'] === undefined ? null : readText(bag['body'], inside(place, '.body')),
  };
}
