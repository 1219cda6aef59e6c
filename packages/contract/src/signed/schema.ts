/** What every signed file of Waymark is. */
import { z } from 'zod';

/** A JSON Web Signature in its flattened JSON form (RFC 7515, section 7.2.2). */
export const signed = z.object({
  protected: z.string().max(10_000),
  payload: z.string().max(8_000_000),
  signature: z.string().max(1_000),
});

export type Signed = z.infer<typeof signed>;
