import { project } from '../shared/good-repository.ts';

export default project({
  'waymark.yaml': 'schema:\n  files: [db/schema.sql]\n  filters: [books.author_id, books.title]\n',
});
