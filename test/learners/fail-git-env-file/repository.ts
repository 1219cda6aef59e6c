import { history } from '../shared/good-repository.ts';

export default history({ files: { '.env': 'SECRET=correct-horse\n', '.env.example': 'SECRET=\n' } });
