/** A chain of certificates as facts. */
import type { X509Certificate } from 'node:crypto';
import type { Certificate } from '../ports/tls.ts';

/** More than any chain needs; a server may send hundreds. */
const CHAIN = 10;
const NAMES = 50;
const CHARACTERS = 200;

/** @returns the certificates as they came, leaf first */
export function chainFrom(leaf: X509Certificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let next: X509Certificate | undefined = leaf; next && chain.length < CHAIN; next = next.issuerCertificate)
    chain.push(next);
  return chain;
}

export function factsOf(certificate: X509Certificate, chain: readonly X509Certificate[]): Certificate {
  const selfSigned = isSignedBy(certificate, certificate);
  const at = chain.findIndex((other) => other !== certificate && isSignedBy(certificate, other));
  return {
    subject: bestName(certificate.subject),
    issuer: bestName(certificate.issuer),
    issuerOrganisation: part(certificate.issuer, 'O') ?? '',
    names: namesOf(certificate),
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    selfSigned,
    signer: selfSigned || at < 0 ? null : at,
    fingerprint: certificate.fingerprint256,
  };
}

function isSignedBy(certificate: X509Certificate, signer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(signer) && certificate.verify(signer.publicKey);
  } catch {
    // A key that this OpenSSL cannot read signs nothing that we could vouch for.
    return false;
  }
}

function namesOf({ subjectAltName = '' }: X509Certificate): string[] {
  return subjectAltName
    .split(', ')
    .filter((entry) => entry.startsWith('DNS:'))
    .slice(0, NAMES)
    .map((entry) => entry.slice(4, 4 + CHARACTERS));
}

/** Node gives a distinguished name with one attribute a line. */
function bestName(text: string): string {
  return (
    part(text, 'CN') ?? part(text, 'OU') ?? part(text, 'O') ?? (text === '' ? '(no name)' : text.slice(0, CHARACTERS))
  );
}

function part(text: string, key: string): string | null {
  const line = text.split('\n').find((one) => one.startsWith(`${key}=`));
  return line === undefined ? null : line.slice(key.length + 1, key.length + 1 + CHARACTERS);
}
