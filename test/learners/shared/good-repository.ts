/**
 * A whole right repository, small enough to read. The wrong ones of this folder are this one with a file or a part of its
 * history replaced: what they replace is what is wrong with them.
 */
import type { CommitOptions, Content, Maker } from '../../../packages/checks/src/repository/suite/make-repository.ts';

export type { Content, Maker };
export type Files = Record<string, Content>;

export const README = `# Reading list

A small server that keeps the books I want to read, with their authors and tags. It is my first project with a database;
it is written in JavaScript and keeps everything in SQLite.

## Start it

\`\`\`
git clone https://github.com/ada/reading-list
cd reading-list
npm install
npm start
\`\`\`

## Test it

\`\`\`
npm test
\`\`\`
`;

export const SERVER = `import express from 'express';
import { readAll, save } from './store.js';

const app = express();
app.use(express.json());

app.get('/books', (request, response) => {
  response.json({ items: readAll(), total: readAll().length });
});

app.post('/books', (request, response) => {
  const { title } = request.body;
  if (typeof title !== 'string' || title === '') {
    response.status(422).json({ error: 'a title is required' });
    return;
  }
  const book = save(title);
  response.status(201).location('/books/' + book.id).json(book);
});

app.listen(process.env.PORT ?? 3000);
`;

export const SCHEMA = `-- Everything the reading list knows.
CREATE TABLE authors (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE books (
  id INTEGER PRIMARY KEY,
  author_id INTEGER NOT NULL REFERENCES authors(id) ON DELETE CASCADE,
  title VARCHAR(200) NOT NULL,
  pages INTEGER CHECK (pages > 0)
);
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE book_tags (
  book_id INTEGER NOT NULL,
  tag_id INTEGER NOT NULL,
  PRIMARY KEY (book_id, tag_id),
  FOREIGN KEY (book_id) REFERENCES books (id),
  FOREIGN KEY (tag_id) REFERENCES tags (id)
);
CREATE INDEX books_by_author ON books (author_id);
CREATE INDEX book_tags_by_tag ON book_tags (tag_id);
`;

export const BOOKS = {
  title: 'books',
  type: 'object',
  required: ['_id', 'title', 'authorId'],
  properties: {
    _id: { bsonType: 'objectId' },
    title: { type: 'string', minLength: 1 },
    authorId: { bsonType: 'objectId', 'x-references': 'authors' },
    tags: { type: 'array', maxItems: 20, items: { type: 'string' } },
    edition: { type: 'object', properties: { year: { type: 'integer' }, publisher: { type: 'string' } } },
  },
  'x-indexes': ['authorId', ['edition.year', 'title']],
};

export const AUTHORS = {
  title: 'authors',
  type: 'object',
  required: ['name'],
  properties: { _id: { bsonType: 'objectId' }, name: { type: 'string' } },
};

const DESIGN = `# The documents

**books** hold a title. Tags and the edition are embedded, since they are read with every book and never alone.
A book refers to its author by id, since an author lives on when a book goes. **authors** hold a name.
`;

export const WORKFLOW = `name: CI
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with: { node-version: 24 }
      - run: npm ci
      - run: npm test
  deploy:
    needs: [test]
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
      - run: flyctl deploy --remote-only
`;

export const PROJECT: Files = {
  '.gitignore': 'node_modules/\n.env\n',
  'README.md': README,
  'package.json': `${JSON.stringify({ name: 'reading-list', type: 'module', scripts: { start: 'node server.js', test: 'node --test' }, dependencies: { express: '5.2.1' } }, null, 2)}\n`,
  'server.js': SERVER,
  'store.js': `const books = [];\n\nexport function readAll() {\n  return books;\n}\n\nexport function save(title) {\n  const book = { id: books.length + 1, title };\n  books.push(book);\n  return book;\n}\n`,
  'server.test.js': `import { test } from 'node:test';\n\ntest('keeps a book', () => {});\n`,
  'db/schema.sql': SCHEMA,
  'db/README.md': DESIGN,
  'db/collections/books.json': JSON.stringify(BOOKS, null, 2),
  'db/collections/authors.json': JSON.stringify(AUTHORS, null, 2),
  '.github/workflows/ci.yml': WORKFLOW,
};

/** @param changed files that differ from the right ones; null takes one away */
export function project(changed: Files = {}): (make: Maker) => void {
  return (make) => {
    make.commit('main', 'Start a reading list', PROJECT);
    if (Object.keys(changed).length > 0) make.commit('main', 'Change it', changed);
  };
}

export interface Story {
  /** Files of the first commit that differ. */
  files?: Files;
  /** How commits are worded. */
  word?: (subject: string, index: number) => string;
  /** When the commit of that index was made. */
  when?: (index: number) => CommitOptions;
  /** What stands in the file after the merge whose sides contradicted each other. */
  resolved?: string;
  /** No pull request is listed. */
  withoutPullRequest?: boolean;
}

const LIST = (title: string): string => `# Books\n\n${title}\n\n- Emma\n`;

/** Work over several days: a pull request without a conflict, and a branch that contradicted the main line. */
export function history(story: Story = {}): (make: Maker) => void {
  const {
    word = (subject: string) => subject,
    when = () => ({}),
    resolved = LIST('Books that I want to read this year'),
  } = story;
  return (make) => {
    let index = -1;
    const commit = (branch: string, subject: string, files: Files, options: CommitOptions = {}): void => {
      index += 1;
      make.commit(branch, word(subject, index), files, { ...options, ...when(index) });
    };
    commit('main', 'Start a reading list', { ...PROJECT, 'books.md': LIST('Books'), ...story.files });
    commit('main', 'Explain how to start it', { 'docs/start.md': 'npm start\n' });
    commit('pages', 'Count the pages of a book', { 'pages.js': 'export const pages = 1;\n' }, { from: 'main' });
    commit('pages', 'Refuse books without pages', { 'pages.js': 'export const pages = 2;\n' });
    commit(
      'main',
      'Merge pages into the main line',
      { 'pages.js': 'export const pages = 2;\n' },
      { merges: ['pages'] },
    );
    commit('title', 'Say which books these are', { 'books.md': LIST('Books to read this year') }, { from: 'main' });
    commit('main', 'Say that these are wishes', { 'books.md': LIST('Books that I want to read') });
    commit('main', 'Merge the two titles', { 'books.md': resolved }, { merges: ['title'] });
    if (story.withoutPullRequest !== true) make.ref('refs/pull/1/head', 'pages');
  };
}

/** The first version, on node:http alone. */
export const PLAIN = `import { createServer } from 'node:http';

const kept = [];

function answer(request, response) {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    if (request.method === 'GET') return send(response, 200, { items: kept });
    if (request.method !== 'POST') return send(response, 405, { error: 'not here' });
    const given = JSON.parse(body);
    if (!given.title) return send(response, 422, { error: 'no title' });
    kept.push({ id: kept.length, ...given });
    return send(response, 201, kept.at(-1));
  });
}

function send(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

createServer(answer).listen(process.env.PORT);
`;

/** @param changed files of the new version; @param before files of the earlier one, which the tag plain names */
export function rebuilt(changed: Files = {}, before: Files = {}): (make: Maker) => void {
  return (make) => {
    make.commit('main', 'Answer without a framework', { 'server.js': PLAIN, ...before });
    make.ref('refs/tags/plain', 'main');
    make.commit('main', 'Build it anew with express', {
      ...PROJECT,
      'waymark.yaml': 'framework: express\nrebuilds: plain\n',
      ...changed,
    });
  };
}
