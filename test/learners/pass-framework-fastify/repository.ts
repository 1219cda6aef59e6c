import { filesOf } from '../shared/example-files.ts';
import type { Maker } from '../shared/good-repository.ts';

export default (make: Maker): void => {
  const earlier = filesOf('express');
  make.commit('main', 'A to-do list in Express', earlier);
  make.ref('refs/tags/express', 'main');
  const gone = Object.fromEntries(Object.keys(earlier).map((name) => [name, null]));
  const waymark = { 'waymark.yaml': 'framework: fastify\nrebuilds: express\n' };
  make.commit('main', 'The same contract in Fastify', { ...gone, ...filesOf('fastify'), ...waymark });
};
