/** The part of `waymark.yaml` about what runs for others: which commit, which instance, how fast. */
import { isRecord, show } from '../schema/validate.ts';
import type { BalancingTerms, MeasureTerms, Terms } from './model.ts';
import { checkInstances } from './read-instances.ts';
import type { Reader } from './reader.ts';

/** A token of HTTP, as headers are named (RFC 9110, section 5.6.2), of plain characters. */
const HEADER = /^[A-Za-z][A-Za-z0-9-]{0,59}$/;
/** A path, and a query of plain characters and percent signs. */
const TARGET = /^(\/(?!\.+(\/|$|\?))[A-Za-z0-9._~-]+)+(\?[A-Za-z0-9._~=&%+-]{0,200})?$/;

/** @param file the whole file */
export function shippingOf(
  file: Record<string, unknown>,
  reader: Reader,
): Pick<Terms, 'deployed' | 'balancing' | 'measure'> {
  const { deployed, balancing, measure } = file;
  const version = reader.section(deployed, 'deployed', ['version']);
  return {
    ...(deployed !== undefined && { deployed: { version: reader.path(version, 'deployed.version', '/version') } }),
    ...(balancing !== undefined && { balancing: balancingOf(balancing, reader) }),
    ...(measure !== undefined && { measure: measureOf(measure, reader) }),
  };
}

function balancingOf(value: unknown, reader: Reader): BalancingTerms {
  const { instance, signIn, instances } = reader.section(value, 'balancing', ['instance', 'signIn', 'instances']);
  checkInstances(instances, reader);
  const isHeader = typeof instance === 'string' && HEADER.test(instance);
  if (instance !== undefined && !isHeader)
    reader.problem('balancing.instance', `write the name of a header like X-Instance, not ${show(instance, 40)}`);
  if (signIn !== undefined && typeof signIn !== 'boolean')
    reader.problem('balancing.signIn', 'write true where people sign in, or leave it out');
  return { ...(isHeader && { instance }), ...(signIn === true && { signIn }) };
}

function measureOf(value: unknown, reader: Reader): MeasureTerms {
  const from = reader.section(value, 'measure', ['before', 'after']);
  const target = (name: 'before' | 'after'): string => {
    const found = from[name];
    if (typeof found === 'string' && TARGET.test(found)) return found;
    const shown = found === undefined ? 'nothing' : show(found, 60);
    reader.problem(`measure.${name}`, `write a path like /reports/busy?cache=off, not ${shown}`);
    return '/';
  };
  const measure = { before: target('before'), after: target('after') };
  if (isRecord(value) && value['before'] !== undefined && value['before'] === value['after'])
    reader.problem('measure', 'before and after are the same address: there is nothing to compare');
  return measure;
}
