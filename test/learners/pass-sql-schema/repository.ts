import { project } from '../shared/good-repository.ts';

export default project();
