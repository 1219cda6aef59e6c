import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { commandsIn, commandsInBlocks, joined } from './commands.ts';

const CASES: [line: string, purpose: string, need: string][] = [
  ['$ npm start', 'start', 'npm-script start'],
  ['npm run dev -- --port 3000', 'start', 'npm-script dev'],
  ['npm run build', 'other', 'npm-script build'],
  ['npm test', 'test', 'npm-script test'],
  ['yarn test:unit', 'test', 'npm-script test:unit'],
  ['PORT=3000 node --env-file=.env src/server.js', 'start', 'file src/server.js'],
  ['node --test', 'test', 'some-file'],
  ['python3 app.py --port 5000', 'start', 'file app.py'],
  ['python -m pytest -q', 'test', 'some-file'],
  ['pytest', 'test', 'some-file'],
  ['python manage.py runserver', 'start', 'file manage.py'],
  ['python3 manage.py test', 'test', 'some-file'],
  ['flask --app reading run --debug', 'start', 'some-file reading.py'],
  ['uvicorn app.main:app --reload', 'start', 'some-file app/main.py'],
  ['gunicorn -w 4 wsgi:app', 'start', 'some-file wsgi.py'],
  ['docker compose up --build', 'start', 'some-file compose.yaml'],
  ['make test', 'test', 'make-target test'],
  ['make run', 'start', 'make-target run'],
  ['go test ./...', 'test', 'some-file'],
  ['./mvnw spring-boot:run', 'start', 'some-file'],
  ['./gradlew test', 'test', 'some-file'],
  ['sudo ./scripts/start.sh', 'start', 'file scripts/start.sh'],
  ['bundle exec rspec', 'test', 'some-file'],
];

function inWords({ need }: ReturnType<typeof commandsIn>[number] & object): string {
  switch (need.kind) {
    case 'file':
      return `file ${need.path}`;
    case 'npm-script':
      return `npm-script ${need.script}`;
    case 'make-target':
      return `make-target ${need.target}`;
    case 'some-file':
      return `some-file ${need.inWords}`;
    case 'nothing':
      return 'nothing';
  }
}

describe('commands of a README or a pipeline', () => {
  for (const [line, purpose, need] of CASES)
    it(line, () => {
      const [command] = commandsIn([line]);
      assert.ok(command);
      assert.equal(command.purpose, purpose);
      assert.ok(inWords(command).startsWith(need), inWords(command));
    });

  it('says nothing of a line that is no command', () => {
    for (const line of ['{ "title": "Emma" }', 'HTTP/1.1 200 OK', 'Open http://localhost:3000', 'echo npm-test'])
      assert.deepEqual(commandsIn([line]), [], line);
  });

  it('counts `cd` for what follows, in this block only', () => {
    const commands = commandsInBlocks([['cd backend && npm install', 'npm start'], ['npm test']]);
    assert.deepEqual(
      commands.filter(({ purpose }) => purpose !== 'other').map(({ need }) => ('folder' in need ? need.folder : '')),
      ['backend', ''],
    );
  });

  it('takes the folder that a clone has just made for the root', () => {
    const commands = commandsInBlocks([
      ['git clone https://example.org/ada/books'],
      ['cd books', 'cd api', 'npm start'],
    ]);
    const start = commands.find(({ purpose }) => purpose === 'start');
    assert.deepEqual(start?.need, { kind: 'npm-script', folder: 'api', script: 'start' });
  });

  it('never leaves the repository, and never throws', () => {
    assert.equal(joined('a/b', '../../../../etc/passwd'), 'etc/passwd');
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 }), { maxLength: 10 }), (lines) => void commandsIn(lines)),
    );
    const began = performance.now();
    commandsIn([
      `uvicorn ${'-a b '.repeat(5_000)}`,
      `npm run ${'-x '.repeat(5_000)}`,
      `docker compose ${'-f x '.repeat(5_000)}`,
    ]);
    assert.ok(performance.now() - began < 1_000);
  });
});
