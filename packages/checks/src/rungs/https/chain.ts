/** What is wrong with a chain of certificates, in words. */
import type { Certificate, Handshake } from '../../ports/tls.ts';

export interface Trouble {
  expected: string;
  actual: string;
  advice: string;
}

const TRUSTED = 'a chain of certificates that ends at an authority which browsers know';

/** @returns null where the chain is trusted */
export function troubleOf({ problem, chain, at }: Handshake): Trouble | null {
  if (problem === null) return null;
  const [leaf] = chain;
  if (leaf.selfSigned)
    return {
      expected: TRUSTED,
      actual: `a certificate that ${leaf.subject} signed for itself`,
      advice:
        'Anybody can make such a certificate, so no browser trusts it. Get one from an authority: Let’s Encrypt gives them for nothing, and most hosting services fetch one for you.',
    };
  const late = chain.slice(1).find(({ validTo }) => validTo < at);
  if (late !== undefined)
    return {
      expected: TRUSTED,
      actual: `${late.subject}, further up in the chain, was valid until ${late.validTo.slice(0, 10)}`,
      advice:
        'Fetch the chain anew from your authority and put it behind your certificate: your own is not the one that is too old.',
    };
  return withoutEnd(chain, problem);
}

/** Goes up from the leaf as far as the server's own certificates lead. */
function withoutEnd(chain: readonly [Certificate, ...Certificate[]], problem: string): Trouble {
  let [top] = chain;
  for (let up = 0; up < chain.length && top.signer !== null; up += 1) top = chain[top.signer] ?? top;
  if (top.selfSigned)
    return {
      expected: TRUSTED,
      actual: `a chain that ends at ${top.subject}, which nobody knows`,
      advice:
        'An authority of your own is good inside your house only. Get a certificate from a public one, such as Let’s Encrypt.',
    };
  if (!/^UNABLE_TO_/.test(problem))
    return { expected: TRUSTED, actual: `the chain does not hold: ${inWords(problem)}`, advice: FETCH_ANEW };
  const unfitting = chain.find((one) => one !== top && !isOnTheWay(one, chain));
  const wrong = unfitting === undefined ? '' : `; it sends ${unfitting.subject} too, which did not sign it`;
  return {
    expected: TRUSTED,
    actual: `the certificate of ${top.issuer}, which signed that of ${top.subject}, is missing${wrong}`,
    advice:
      'Your server sends its certificate without all that lead up to an authority. Serve the file with the whole chain (certbot calls it fullchain.pem, not cert.pem). Browsers hide this mistake by fetching what is missing; programs do not.',
  };
}

const FETCH_ANEW = 'Get the certificate and its chain anew from your authority and serve both.';

function isOnTheWay(one: Certificate, chain: readonly [Certificate, ...Certificate[]]): boolean {
  let [at] = chain;
  for (let up = 0; up <= chain.length; up += 1) {
    if (at === one) return true;
    const next = at.signer === null ? undefined : chain[at.signer];
    if (next === undefined) return false;
    at = next;
  }
  return false;
}

function inWords(problem: string): string {
  return problem.toLowerCase().replaceAll('_', ' ');
}
