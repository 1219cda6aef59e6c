// A path that is there answers 405 to methods it does not have; Fastify alone would say 404.
import plugin from 'fastify-plugin';

export const methods = plugin(
  async (app) => {
    /** After the routes of a path: `routes.refuseOthers('/', ['GET', 'POST'])`. */
    app.decorate('refuseOthers', function refuseOthers(url, allowed) {
      const known = allowed.includes('GET') ? [...allowed, 'HEAD'] : allowed;
      this.route({
        url,
        method: this.supportedMethods.filter((method) => !known.includes(method)),
        // In a hook, since it has to come before anybody looks at the body.
        onRequest: async (request, reply) =>
          reply
            .code(405)
            .header('Allow', allowed.join(', '))
            .send({ error: { message: `Use ${allowed.join(' or ')} here.` } }),
        handler: () => {},
      });
    });
  },
  { name: 'methods' },
);
