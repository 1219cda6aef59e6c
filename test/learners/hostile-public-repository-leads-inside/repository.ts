import { project } from '../shared/good-repository.ts';

export default project();
export const address = 'https://169.254.169.254/latest/meta-data';
