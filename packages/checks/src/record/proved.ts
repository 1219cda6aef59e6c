import type { RunRecord } from './model.ts';

/** @returns subjects of evidence that the run earned, e.g. `rest-api`, `crud-persistence:restart` */
export function provedBy(record: RunRecord): string[] {
  return record.checks
    .filter((check) => check.status === 'pass')
    .flatMap(({ name, variant }) => (variant === null ? [name] : [name, `${name}:${variant}`]));
}
