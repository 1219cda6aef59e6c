/** Endorsements, and requests for one, as `waymark verify` reads them: from the file alone. */
import { keyLine, kindOf, verifyEndorsement, verifyRequest } from '@waymark/contract/endorsement';
import { wrap } from '../../terminal/format.ts';
import type { Output } from '../../terminal/output.ts';
import { safeText } from '../../terminal/plain.ts';

interface Result {
  file: string;
  ok: boolean;
  reason?: string;
}

/** @returns null where it does not even say that it is one */
export async function verifyEndorsed(out: Output, file: string, value: unknown): Promise<Result | null> {
  const kind = kindOf(value);
  if (kind === null) return null;
  const verified = kind === 'endorsement' ? await verifyEndorsement(value) : await verifyRequest(value);
  if (!verified.ok) {
    out.line(`${out.style.bad('✗')} ${file}: ${verified.reason}`);
    return { file, ok: false, reason: verified.reason };
  }
  const { style, width } = out;
  if (!('request' in verified)) {
    const { from, title, askedAt, digest } = verified.payload;
    const asks = safeText(`${from} asks somebody to endorse “${title}”, on ${askedAt.slice(0, 10)}`);
    out.line(`${style.paint('✓')} ${file}: ${asks}`);
    out.line(style.dim(`  asked with key ${verified.key}, text sha256:${digest}`));
    return { file, ok: true };
  }
  const { payload, request, key, askedBy } = verified;
  const who = safeText(`${payload.name} endorsed “${request.title}” by ${request.from}`);
  out.line(`${style.paint('✓')} ${file}: ${who}, on ${payload.endorsedAt.slice(0, 10)}`);
  for (const line of safeText(payload.note).split('\n')) out.line(`  ${wrap(line, width, 2)}`);
  out.line(style.dim(`  text sha256:${payload.digest}`));
  out.line(style.dim(`  signed with key ${key}; asked with key ${askedBy}`));
  const page = payload.page === null ? '' : ` It is theirs if ${keyLine(key)} stands on ${safeText(payload.page)}`;
  out.line(
    style.dim(`  ${wrap(`Another key is not yet another person: the name is what they wrote.${page}`, width, 2)}`),
  );
  return { file, ok: true };
}
