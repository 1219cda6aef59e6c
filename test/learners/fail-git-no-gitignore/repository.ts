import { history } from '../shared/good-repository.ts';

export default history({ files: { '.gitignore': null } });
