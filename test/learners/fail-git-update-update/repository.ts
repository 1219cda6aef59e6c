import { history } from '../shared/good-repository.ts';

export default history({ word: (_, index) => (index % 2 === 0 ? 'update' : 'fix') });
