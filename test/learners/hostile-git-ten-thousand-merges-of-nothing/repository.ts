import { type Maker } from '../shared/good-repository.ts';

export default (make: Maker): void => {
  make.commit('main', 'Start a reading list', { a: 'a' });
  make.commit('old', 'Go on with it a little', { b: 'b' }, { from: 'main' });
  make.commit('main', 'Go on with the main line', { b: 'b' }, { merges: ['old'] });
  for (let index = 0; index < 1_000; index += 1)
    make.commit('main', `Merge again and again ${index}`, {}, { merges: ['old'] });
};
