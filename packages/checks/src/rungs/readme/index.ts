import { defineCheck, step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { show } from '../../schema/validate.ts';
import type { Command, Purpose } from '../../source/commands.ts';
import { missingFor } from '../../source/needs.ts';
import { readReadme, templateOf, type Readme } from './read.ts';

const BYTES = 256 * 1024;
const LEAST_PROSE = 80;
const LEAST_WORDS = 12;

const found = step({
  id: 'is-there',
  title: 'A README is in the first folder',
  async run(t) {
    const { files } = await t.repository.listFiles(t.signal);
    const path = files.map((file) => file.path).find((one) => /^readme(\.(md|markdown|rst|txt|adoc))?$/i.test(one));
    const text = path === undefined ? null : await t.repository.readFile(path, BYTES, t.signal);
    if (path !== undefined && text !== null && text.trim() !== '') return { text, readme: readReadme(path, text) };
    return t.fail({
      expected: 'a file README.md in the first folder',
      actual: path === undefined ? 'none' : `${path} is empty or no text`,
      advice: 'Make README.md: one sentence on what this is, then how to start it, then how to test it.',
    });
  },
});

const saysWhat = step({
  id: 'says-what-it-is',
  title: 'It says what this is: a title and a few sentences',
  after: [found],
  run(t) {
    const { headings, prose } = t.from(found).readme;
    if (headings.length === 0)
      return t.fail({ expected: 'a title', actual: 'no heading', advice: 'Start with a line like `# Reading list`.' });
    if (prose.length >= LEAST_PROSE && prose.split(' ').length >= LEAST_WORDS) return Promise.resolve();
    return t.fail({
      expected: `a few sentences (at least ${LEAST_PROSE} characters beside headings and code)`,
      actual: prose === '' ? 'no sentence' : show(prose, 100),
      advice:
        'Say in two or three sentences what it does, for whom, and what it is built with, as you would to a friend.',
    });
  },
});

const isOwn = step({
  id: 'is-your-own',
  title: 'The text is not the one that a tool wrote',
  after: [found],
  run(t) {
    const template = templateOf(t.from(found).text);
    if (template === null) return Promise.resolve();
    return t.fail({
      expected: 'a text about your project',
      actual: `the one that ${template} puts there`,
      advice: 'Delete all of it and write your own: half a page is plenty.',
    });
  },
});

const saysStart = step({
  id: 'says-how-to-start',
  title: 'It says how to start it',
  after: [found],
  run: (t) => named(t, 'start', 'Write the command into a code block, e.g. `npm start` or `python app.py`.'),
});

const startWorks = step({
  id: 'start-is-there',
  title: 'What it says for starting exists in the repository',
  after: [saysStart],
  run: (t) => expectThere(t, t.from(saysStart)),
});

const saysTest = step({
  id: 'says-how-to-test',
  title: 'It says how to run the tests',
  after: [found],
  run: (t) => named(t, 'test', 'Write the command into a code block, e.g. `npm test` or `pytest`.'),
});

const testWorks = step({
  id: 'tests-are-there',
  title: 'What it says for testing exists in the repository',
  after: [saysTest],
  run: (t) => expectThere(t, t.from(saysTest)),
});

const hasParts = step({
  id: 'has-parts',
  title: 'Headings divide it, so that a reader finds a part at once',
  level: 'should',
  weight: 0.5,
  after: [found],
  run(t) {
    const { headings } = t.from(found).readme;
    if (headings.length >= 3) return Promise.resolve();
    return t.fail({
      expected: 'at least three headings',
      actual: `${headings.length}`,
      advice: 'Divide it with `## Start it`, `## Test it` and the like.',
    });
  },
});

function named(t: Tools, purpose: Purpose, advice: string): Promise<Command[]> {
  const readme: Readme = t.from(found).readme;
  const commands = readme.commands.filter((command) => command.purpose === purpose);
  if (commands.length > 0) return Promise.resolve(commands);
  const others = [...new Set(readme.commands.map(({ text }) => text))];
  return t.fail({
    expected: `a command that ${purpose === 'start' ? 'starts the program' : 'runs the tests'}`,
    actual:
      others.length === 0
        ? 'no command that is known'
        : `only ${others
            .slice(0, 3)
            .map((text) => show(text, 60))
            .join(', ')}`,
    advice,
  });
}

/** One command that works is enough: a README may well name a second way that needs more. */
async function expectThere(t: Tools, commands: Command[]): Promise<void> {
  const misses: string[] = [];
  for (const command of commands.slice(0, 20)) {
    const missing = await missingFor(t, command);
    if (missing === null) {
      t.note(`${command.text} has what it needs.`);
      return;
    }
    misses.push(`${show(command.text, 60)}: ${missing}`);
  }
  t.fail({
    expected: 'a command that works in a fresh copy of the repository',
    actual: misses[0] ?? 'none',
    advice:
      'Clone your repository into a new folder and follow your own README word by word; mend what does not work, in one or the other.',
  });
}

/** A README that lets a stranger start the program. Brief: content/backend/briefs/readme.md. */
export const readme = defineCheck({
  name: 'readme',
  version: 1,
  title: 'A README that works',
  uses: ['repository'],
  steps: [found, saysWhat, isOwn, saysStart, startWorks, saysTest, testWorks, hasParts],
});
