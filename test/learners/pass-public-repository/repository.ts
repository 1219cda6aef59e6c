import { project } from '../shared/good-repository.ts';

export default project();
export const host = (): boolean => false;
