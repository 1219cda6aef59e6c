import { project } from '../shared/good-repository.ts';

export default project();
export const address = 'git@github.com:ada/reading-list.git';
