import { filesOf } from '../shared/example-files.ts';
import type { Maker } from '../shared/good-repository.ts';

export default (make: Maker): void => make.commit('main', 'A small blog', filesOf('full-stack'));
