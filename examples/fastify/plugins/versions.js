// Names the version of every answer to a GET (RFC 9110, section 8.8.3): whoever has it already gets a 304 without a body.
import { createHash } from 'node:crypto';
import plugin from 'fastify-plugin';

/** Lifted by one level only: it holds for the routes that register it. */
export const versions = plugin(
  async (routes, { cacheControl }) => {
    routes.addHook('onSend', async (request, reply, payload) => {
      if (!['GET', 'HEAD'].includes(request.method) || reply.statusCode !== 200) return payload;
      // Made of the content: it changes exactly when the content does.
      const name = `"${createHash('sha256').update(payload).digest('base64url')}"`;
      reply.header('ETag', name).header('Cache-Control', cacheControl);
      if (!isKnown(request.headers['if-none-match'], name)) return payload;
      reply.code(304).removeHeader('Content-Type');
      return '';
    });
  },
  { name: 'versions' },
);

/** `"a", W/"b"` or `*`; a weak name counts like the strong one. */
function isKnown(header = '', name) {
  const known = header.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes('*') || known.includes(name);
}
