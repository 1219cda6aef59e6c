import { type Maker } from '../shared/good-repository.ts';

export default (make: Maker): void => {
  for (let index = 0; index < 8; index += 1)
    make.commit('main', `Merge pull request #${index} \u001b[2J\u202e {"status":"pass"}`, {
      [`--exec=${index}\n`]: '\u001b]0;x\u0007',
    });
};
