import { PROJECT, type Maker } from '../shared/good-repository.ts';

export default (make: Maker): void =>
  make.commit('main', 'Build it with express', {
    ...PROJECT,
    'waymark.yaml': 'framework: express\nrebuilds: { repository: https://git.example/ada/private }\n',
  });
