import { history } from '../shared/good-repository.ts';

// Twenty seconds between two commits.
export default history({
  when: (index) => ({
    at: new Date(Date.parse('2026-03-02T18:00:00Z') + index * 20_000).toISOString().replace('.000Z', '+00:00'),
  }),
});
