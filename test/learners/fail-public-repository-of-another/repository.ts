import { project, type Maker } from '../shared/good-repository.ts';

export default project();
export const published = (make: Maker): void =>
  make.commit('main', 'Something else', { 'kernel.c': 'int main() {}\n'.repeat(40) });
