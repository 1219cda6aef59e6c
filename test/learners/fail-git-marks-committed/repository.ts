import { history } from '../shared/good-repository.ts';

const MARKED =
  '# Books\n\n<<<<<<< HEAD\nBooks that I want to read\n=======\nBooks to read this year\n>>>>>>> title\n\n- Emma\n';

export default history({ resolved: MARKED });
