import { deployedRepository } from '../shared/deployed-repository.ts';

export default deployedRepository(12);

export const commit = 'live';
