import { project } from '../shared/good-repository.ts';

export default project({
  'db/schema.sql': null,
  'migrations/001_authors.up.sql': `CREATE TABLE public.authors (id SERIAL PRIMARY KEY, "name" character varying(200) NOT NULL);
ALTER TABLE ONLY public.authors ADD CONSTRAINT one_name UNIQUE (name);`,
  'migrations/001_authors.down.sql': 'DROP TABLE authors;',
  'migrations/002_books.up.sql': `CREATE TABLE books (id bigint GENERATED ALWAYS AS IDENTITY, author_id integer, title text DEFAULT 'a;b', note text);
ALTER TABLE books ALTER COLUMN title SET NOT NULL, ADD PRIMARY KEY (id);
ALTER TABLE books ADD CONSTRAINT written_by FOREIGN KEY (author_id) REFERENCES public.authors (id) ON DELETE SET NULL;`,
  'migrations/003_loans.up.sql': `CREATE TABLE IF NOT EXISTS \`loans\` (\`id\` int NOT NULL AUTO_INCREMENT, \`book_id\` int NOT NULL, since date NOT NULL COMMENT 'it''s due, later', PRIMARY KEY (\`id\`), KEY by_book (\`book_id\`), CONSTRAINT of_book FOREIGN KEY (\`book_id\`) REFERENCES books (id)) ENGINE=InnoDB;
CREATE INDEX CONCURRENTLY books_by_author ON books USING btree (author_id DESC);`,
});
