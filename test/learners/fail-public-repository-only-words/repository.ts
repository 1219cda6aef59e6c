import type { Maker } from '../shared/good-repository.ts';

export default (make: Maker): void =>
  make.commit('main', 'Start', { 'README.md': '# Soon\n', 'node_modules/x/index.js': 'x\n'.repeat(100) });
export const host = (): boolean => false;
