import { history } from '../shared/good-repository.ts';

export default history({ when: (index) => ({ at: `2004-05-0${index + 1}T10:00:00+01:00` }) });
