import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { TransportFault } from '../../ports/transport.ts';
import type { Certificate } from '../../ports/tls.ts';
import { troubleOf } from './chain.ts';
import { speaksTls } from './greet.ts';

const DAY = 86_400_000;
const LEAST_DAYS = 14;
const GOOD_DAYS = 21;
/** Certificates that live for days only are renewed for days only: this share of their life is enough. */
const LEAST_SHARE = 0.3;
const SHOWN_NAMES = 5;

export const fitsItsName = step({
  id: 'fits-its-name',
  title: 'Its certificate is made out for the name',
  after: [speaksTls],
  run(t) {
    const { fitsName, chain } = t.from(speaksTls);
    if (fitsName) return Promise.resolve();
    const [{ names, subject }] = chain;
    return t.fail({
      expected: `a certificate for ${t.site.name}`,
      actual: names.length === 0 ? `one that names no host (${subject})` : `one for ${inShort(names)}`,
      advice:
        'Get a certificate that lists this very name; one for www is not one for the name without it. At a hosting service: add the name as a custom domain there.',
    });
  },
});

function inShort(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join(', ');
  return names.length > SHOWN_NAMES ? `${shown} and others` : shown;
}

export const isInDate = step({
  id: 'is-in-date',
  title: 'Its certificate is valid today',
  after: [speaksTls],
  run(t) {
    const { chain, at } = t.from(speaksTls);
    const [{ validFrom, validTo }] = chain;
    if (validTo < at)
      t.fail({
        expected: 'a certificate that is valid today',
        actual: `one that ended ${days(validTo, at)} days ago`,
        advice:
          'Renew it, and let that happen by itself from now on: a timer for certbot, or whatever your hosting offers. If it was renewed, restart the server: it still shows the old one.',
      });
    if (validFrom > at)
      t.fail({
        expected: 'a certificate that is valid today',
        actual: `one that begins in ${days(at, validFrom)} days`,
        advice: 'Look at the clock of the machine that made it, and serve the one that is valid now.',
      });
    return Promise.resolve();
  },
});

export const isTrusted = step({
  id: 'is-trusted',
  title: 'Its chain of certificates is whole and ends at an authority that browsers know',
  after: [isInDate],
  weight: 2,
  run(t) {
    const trouble = troubleOf(t.from(speaksTls));
    if (trouble !== null) t.fail(trouble);
    const { chain } = t.from(speaksTls);
    t.note(
      `Issued by ${chain[0].issuer}; ${chain.length === 1 ? 'one certificate is' : `${chain.length} certificates are`} sent.`,
    );
    return Promise.resolve();
  },
});

export const hasDaysLeft = step({
  id: 'has-days-left',
  title: `Its certificate is valid for more than ${LEAST_DAYS} days`,
  after: [isInDate],
  run: (t) =>
    expectDays(
      t,
      LEAST_DAYS,
      'Renew it now, then see to it that it is renewed by itself: look at why that did not happen.',
    ),
});

export const isRenewedInTime = step({
  id: 'is-renewed-in-time',
  title: `Its certificate is valid for ${GOOD_DAYS} days or more, so it seems to be renewed by itself`,
  level: 'should',
  weight: 0.5,
  after: [hasDaysLeft],
  run: (t) =>
    expectDays(
      t,
      GOOD_DAYS,
      'Renew a certificate when a third of its life is left, as certbot does: then there is time to notice when it fails.',
    ),
});

function expectDays(t: Tools, least: number, advice: string): Promise<void> {
  const { chain, at } = t.from(speaksTls);
  const [leaf] = chain;
  const left = days(at, leaf.validTo);
  t.note(`${left} days left.`);
  if (left >= Math.min(least, LEAST_SHARE * lifeOf(leaf))) return Promise.resolve();
  return t.fail({ expected: `at least ${least} days left`, actual: `${left} days`, advice });
}

function lifeOf({ validFrom, validTo }: Certificate): number {
  return days(validFrom, validTo);
}

/** @returns whole days from one moment to the other */
function days(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY);
}

export const refusesOldTls = step({
  id: 'refuses-old-tls',
  title: 'It refuses TLS 1.0 and 1.1',
  level: 'should',
  after: [speaksTls],
  async run(t) {
    const { address } = t.from(speaksTls);
    try {
      const { protocol } = await t.site.tls.greet({ address, versions: 'old' }, t.signal);
      t.fail({
        expected: 'no handshake with TLS 1.0 or 1.1',
        actual: `one with ${protocol}`,
        advice:
          'Both have been forbidden since 2021 (RFC 8996) and no browser asks for them: allow TLS 1.2 and 1.3 only, e.g. `ssl_protocols TLSv1.2 TLSv1.3;` in nginx.',
      });
    } catch (fault) {
      if (!(fault instanceof TransportFault) || fault.blame !== 'learner') throw fault;
    }
  },
});
