import { PLAIN, PROJECT, type Maker } from '../shared/good-repository.ts';

const address = 'https://git.example/ada/plain';

export default (make: Maker): void =>
  make.commit('main', 'Build it with express', {
    ...PROJECT,
    'waymark.yaml': `framework: express\nrebuilds: { repository: ${address} }\n`,
  });

export const besides = {
  [address]: (make: Maker): void => make.commit('main', 'Answer without a framework', { 'server.js': PLAIN }),
};
