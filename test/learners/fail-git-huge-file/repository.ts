import { history } from '../shared/good-repository.ts';

export default history({ files: { 'demo.mp4': Buffer.alloc(6 * 1024 * 1024, 1) } });
