/** Plays a stored learner's site, runs its check against its public name, and ends it. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PRESETS, runCheck, type RunLimits, type RunRecord } from '@waymark/checks';
import { publicSite } from '@waymark/checks/network';
import { checkNamed } from '@waymark/checks/rungs';
import { playSite } from '../../../packages/checks/src/network/suite/play-site.ts';
import type { LearnersSite } from './good-site.ts';
import type { Expected } from './read-expected.ts';

const HASTY_HANDSHAKE = { connectMs: 1_000, handshakeMs: 1_000 };

/** @param hasty limits for a hostile one */
export async function runSite(
  folder: string,
  expected: Expected,
  seed: string,
  hasty: Partial<RunLimits>,
): Promise<RunRecord> {
  const named = checkNamed(expected.check);
  if (named === null) throw new Error(`there is no check ${expected.check}`);
  const { default: learners } = (await import(pathToFileURL(path.join(folder, 'site.ts')).href)) as {
    default: LearnersSite;
  };
  const played = await playSite(learners);
  const limits = expected.hostile ? { limits: HASTY_HANDSHAKE } : {};
  const { site, transport } = publicSite(learners.base, { ...played.options, ...limits });
  try {
    return await runCheck({
      ...{ check: named.check, terms: PRESETS[expected.terms], transport, site, seed, now: new Date() },
      ...(expected.hostile && { limits: hasty }),
    });
  } finally {
    await transport.close();
    await played.close();
  }
}
