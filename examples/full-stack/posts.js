// The posts over HTTP: parse the request, ask the store, shape the response.
import express, { Router } from 'express';
import { ApiError, methodsOf } from './errors.js';
import { readPageQuery, readPost } from './post-rules.js';

export function postRoutes(posts) {
  const routes = Router();

  routes.use((request, response, next) => {
    const hasBody = request.method === 'POST' || request.method === 'PUT';
    if (hasBody && !request.is('application/json')) throw new ApiError(415, 'Send the post as application/json.');
    next();
  });
  routes.use(express.json({ limit: '100kb' }));

  routes
    .route('/')
    .get((request, response) => {
      const { published, limit, offset } = readPageQuery(request.query);
      response.json({ items: posts.list({ published, limit, offset }), total: posts.count({ published }) });
    })
    .post((request, response) => {
      const post = posts.create(readPost(request.body));
      response.status(201).location(`/posts/${post.id}`).json(post);
    })
    .all(methodsOf('GET', 'POST'));

  routes
    .route('/:id')
    .get((request, response) => {
      response.json(found(posts.find(request.params.id)));
    })
    .put((request, response) => {
      found(posts.find(request.params.id));
      response.json(found(posts.replace(request.params.id, readPost(request.body))));
    })
    .delete((request, response) => {
      if (!posts.remove(request.params.id)) throw missing();
      response.status(204).end();
    })
    .all(methodsOf('GET', 'PUT', 'DELETE'));

  return routes;
}

function found(post) {
  if (post === undefined) throw missing();
  return post;
}

function missing() {
  return new ApiError(404, 'There is no post with this id.');
}
