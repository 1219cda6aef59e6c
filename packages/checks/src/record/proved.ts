import type { RunRecord } from './model.ts';

/** @returns subjects of evidence that the run earned, e.g. `rest-api`, `crud-persistence:restart` */
export function provedBy(record: RunRecord): string[] {
  return record.checks
    .filter((check) => check.status === 'pass')
    .flatMap(({ name, variant, alone }) => {
      if (variant === null) return [name];
      return alone === true ? [`${name}:${variant}`] : [name, `${name}:${variant}`];
    });
}

/** @returns what was measured for a subject that the run earned; null where nothing was */
export function valueProved(record: RunRecord, subject: string): number | null {
  const [name, variant = null] = subject.split(':');
  return record.checks.find((check) => check.name === name && check.variant === variant)?.value ?? null;
}
