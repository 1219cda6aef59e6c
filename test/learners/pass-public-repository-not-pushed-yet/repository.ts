import { project } from '../shared/good-repository.ts';

export default project({ 'more.js': 'export const more = 1;\n' });
export const published = project();
