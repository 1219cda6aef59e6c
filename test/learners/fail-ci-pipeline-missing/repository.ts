import { project } from '../shared/good-repository.ts';

export default project({ '.github/workflows/ci.yml': null });
