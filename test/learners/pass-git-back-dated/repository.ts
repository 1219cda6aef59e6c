import { history } from '../shared/good-repository.ts';

export default history({
  when: (index) => ({
    at: `2026-03-0${index + 1}T10:00:00+01:00`,
    committedAt: `2026-03-09T10:0${index}:00+01:00`,
  }),
});
