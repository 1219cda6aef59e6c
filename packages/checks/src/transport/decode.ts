/** Unpacks a body, never beyond the cap: a few kilobytes can unpack to gigabytes. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { TransportFault } from '../ports/transport.ts';

const UNPACK = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/** @param encoding the header Content-Encoding; one encoding at most */
export async function decoded(body: Buffer, encoding: string | undefined, most: number): Promise<Uint8Array> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '' || body.byteLength === 0) return body;
  if (!Object.hasOwn(UNPACK, name))
    throw new TransportFault('bad-encoding', `The header Content-Encoding says "${name.slice(0, 40)}".`);
  try {
    return await UNPACK[name as keyof typeof UNPACK](body, { maxOutputLength: most });
  } catch (error) {
    const isBomb = error instanceof RangeError;
    throw new TransportFault(
      'bad-encoding',
      isBomb
        ? `The body unpacks to more than ${Math.round(most / 1024)} kB.`
        : `The body is not ${name}, although its header says so.`,
    );
  }
}
