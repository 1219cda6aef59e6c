/** Field types that every schema shares. */
import { z } from 'zod';
import { localDateProblem } from './dates.ts';

/** `YYYY-MM-DD`, a day that exists. */
export const localDate = z
  .string()
  .refine((value) => localDateProblem(value) === null, { error: 'write a date that exists as YYYY-MM-DD' })
  .meta({ format: 'date', examples: ['2027-01-04'] });

/** ISO 8601 in UTC. */
export const instant = z.string().meta({ format: 'date-time', examples: ['2027-01-04T18:30:00.000Z'] });

/** `<kind>/<slug>` of a roadmap item. */
export const itemId = z
  .string()
  .min(3)
  .max(200)
  .meta({ examples: ['resource/learn-basic-coding-skills'] });

/** A name in the content pack, as it stands in addresses. */
export const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

export const id = z.string().min(1).max(300);

/** Free text by a person: bounded, so that a paste of a film is an answer of 422 and not a full disk. */
export const shortText = z.string().max(2_000);
export const longText = z.string().max(200_000);

/** A count of minutes spent in one go: at least one, at most a day. */
export const minutesSpent = z
  .int()
  .min(1)
  .max(1440)
  .meta({ description: 'Minutes.', examples: [45] });

export const empty = z.strictObject({});
