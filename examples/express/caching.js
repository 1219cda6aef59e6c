// Names the version of every answer, so that a client need not load twice what has not changed.

export function caching(app) {
  // Express makes the ETag from a hash of the body, and answers 304 by itself where If-None-Match names it.
  app.set('etag', 'strong');
  return (request, response, next) => {
    // Keep it, but ask before using it: to-dos change at any time.
    if (request.method === 'GET') response.set('Cache-Control', 'no-cache');
    next();
  };
}
