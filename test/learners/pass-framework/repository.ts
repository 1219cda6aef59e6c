import { rebuilt } from '../shared/good-repository.ts';

export default rebuilt();
