import { project, SCHEMA } from '../shared/good-repository.ts';

export default project({
  'db/schema.sql': SCHEMA.replace(' UNIQUE', '')
    .replace('PRIMARY KEY (book_id, tag_id)', 'id INTEGER PRIMARY KEY')
    .concat('CREATE INDEX book_tags_by_book ON book_tags (book_id);'),
});
