/** What Node says about a connection that went wrong, as a fault with somebody to blame. */
import { TransportFault, type TransportFaultCode } from '../ports/transport.ts';

const CODES: Record<string, [code: TransportFaultCode, message: string]> = {
  ECONNREFUSED: ['refused', 'Nothing listens at this address and port.'],
  ECONNRESET: ['closed', 'The connection was closed before a response came.'],
  EPIPE: ['closed', 'The connection was closed while the request was being sent.'],
  ENOTFOUND: ['unknown-host', 'There is no server of this name.'],
  EAI_AGAIN: ['unreachable', 'The name could not be looked up just now.'],
  EHOSTUNREACH: ['unreachable', 'There is no way to this address from here.'],
  ENETUNREACH: ['unreachable', 'There is no way to this address from here.'],
  EADDRNOTAVAIL: ['unreachable', 'There is no way to this address from here.'],
  ETIMEDOUT: ['unreachable', 'No connection stood in time.'],
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'The headers of the response are far too many or too long.'],
  EPROTO: ['tls', 'The TLS handshake failed: most often http is served where https is asked.'],
  ABORT_ERR: ['cancelled', 'The request was stopped.'],
};

/** @param signal the exchange's own: its reason tells too slow from cancelled */
export function faultOf(error: unknown, signal: AbortSignal): Error {
  if (error instanceof TransportFault) return error;
  if (signal.aborted && signal.reason instanceof TransportFault) return signal.reason;
  if (signal.aborted) return new TransportFault('cancelled', 'The request was stopped.');
  if (!(error instanceof Error)) return new TransportFault('unreachable', 'The connection failed.');
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known = CODES[code];
  // Node says "aborted" with ECONNRESET when the head had come already.
  if (error.message === 'aborted')
    return new TransportFault('half-response', 'The connection was closed in the middle of the response.');
  if (known) return new TransportFault(...known);
  if (code.startsWith('HPE_')) return new TransportFault('not-http', `What came back is not HTTP (${error.message}).`);
  if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_|DEPTH_ZERO|SELF_SIGNED)/.test(code))
    return Object.assign(new TransportFault('tls', `The certificate does not hold: ${error.message}.`), {
      cause: error,
    });
  return error;
}
