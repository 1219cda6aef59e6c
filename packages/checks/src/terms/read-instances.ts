/**
 * How single instances behind a balancer are started: `balancing.instances` of `waymark.yaml`. It is read on the learner's own
 * machine and is no part of the terms: commands go to no server, and come from none.
 */
import { MOST_INSTANCES } from '../ports/lifecycle.ts';
import { isRecord, show } from '../schema/validate.ts';
import type { Reader } from './reader.ts';

export interface DeclaredInstance {
  /** A line like `node server.js`, split without a shell. */
  start: string;
  /** Where it answers on this machine; it is told by the variable `PORT`. */
  port: number;
}

const LONGEST = 300;

/** @returns the instances of a file that `readTerms` takes; none where it names none */
export function declaredInstances(file: unknown): DeclaredInstance[] {
  const balancing = isRecord(file) ? file['balancing'] : undefined;
  const instances = isRecord(balancing) ? balancing['instances'] : undefined;
  return Array.isArray(instances) ? instances.filter(isInstance).map(({ start, port }) => ({ start, port })) : [];
}

/** Tells the reader what is wrong with the list. */
export function checkInstances(value: unknown, reader: Reader): void {
  const wrong = value === undefined ? null : problemOf(value);
  if (wrong !== null) reader.problem('balancing.instances', wrong);
}

function problemOf(value: unknown): string | null {
  if (!Array.isArray(value) || value.length < 2 || value.length > MOST_INSTANCES)
    return `write a list of 2 to ${MOST_INSTANCES} instances`;
  const wrong: unknown = value.find((one) => !isInstance(one));
  if (wrong !== undefined)
    return `write each as { start: node server.js, port: 3001 }, with a port of 1024 or more, not ${show(wrong, 80)}`;
  const ports = new Set(value.filter(isInstance).map(({ port }) => port));
  return ports.size < value.length ? 'give each instance a port of its own' : null;
}

function isInstance(value: unknown): value is DeclaredInstance {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'start' && key !== 'port')) return false;
  const { start, port } = value;
  const isLine = typeof start === 'string' && start.trim() !== '' && start.length <= LONGEST;
  return isLine && Number.isInteger(port) && (port as number) >= 1_024 && (port as number) <= 65_535;
}
