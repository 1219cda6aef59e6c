/** A handshake, with advice for each way in which none comes about. */
import { step } from '../../check/define.ts';
import { TransportFault, type TransportFaultCode } from '../../ports/transport.ts';
import { hasPublicName } from './public-name.ts';

export const speaksTls = step({
  id: 'speaks-tls',
  title: 'It answers at its name with TLS 1.2 or newer',
  after: [hasPublicName],
  async run(t) {
    try {
      const seen = await t.site.tls.greet({}, t.signal);
      t.note(`${seen.protocol} with ${seen.cipher}, at ${seen.address}.`);
      return seen;
    } catch (fault) {
      const advice = fault instanceof TransportFault ? ADVICE[fault.code] : undefined;
      if (!(fault instanceof TransportFault) || fault.blame !== 'learner' || advice === undefined) throw fault;
      return t.fail({ expected: `a TLS handshake with ${t.site.origin}`, actual: fault.message, advice });
    }
  },
});

const LOOK_AT_DNS = 'The name has to lead to the public address of your server: the check `dns` looks closer.';

const ADVICE: Partial<Record<TransportFaultCode, string>> = {
  refused:
    'Let your server, or the proxy in front of it, listen on port 443 as well, and let the firewall through. A hosting service does both for you.',
  'no-first-byte':
    'Something takes the connection and then waits: most often a program that does not speak TLS. Look at what port 443 is led to.',
  closed: 'Look into the log of your server or proxy: without a certificate for the name many close the connection.',
  tls: 'What listens there does not speak TLS, or none that is still allowed: serve TLS 1.2 and 1.3 on the port, with a certificate.',
  'unknown-host': LOOK_AT_DNS,
  blocked: LOOK_AT_DNS,
};
