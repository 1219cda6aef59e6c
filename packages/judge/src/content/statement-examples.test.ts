import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { examplesIn, exampleSource } from './statement-examples.ts';

const STATEMENT = `# Stack

\`\`\`python
not_an_example() -> 1
\`\`\`

\`\`\`python example
pile = Stack()
pile.pop() -> an error
pile.push(1)
pile.pop() -> 1
\`\`\`

\`\`\`javascript example
const pile = new Stack();
pile.push(1);
pile.pop() -> 1
\`\`\`

\`\`\`input example
a 1

b 2
\`\`\`

prints

\`\`\`output example
3
\`\`\`
`;

describe('the examples of a statement', () => {
  const { calls, programs } = examplesIn(STATEMENT);

  it('are the lines with an arrow in blocks that say so, with their place in the file', () => {
    assert.deepEqual(
      calls.map(({ language, line, text, gives }) => ({ language, line, text, gives })),
      [
        { language: 'python', line: 9, text: 'pile.pop() -> an error', gives: null },
        { language: 'python', line: 11, text: 'pile.pop() -> 1', gives: '1' },
        { language: 'javascript', line: 17, text: 'pile.pop() -> 1', gives: '1' },
      ],
    );
  });

  it('of a program are an input and the output after it', () => {
    assert.deepEqual(programs, [{ line: 28, stdin: 'a 1\n\nb 2\n', stdout: '3\n' }]);
  });

  it('become a function that does what stands before the call, whether that raises or not', () => {
    assert.equal(
      exampleSource(calls[1]!),
      '\n\ndef waymark_example():\n' +
        '    pile = Stack()\n    try:\n        pile.pop()\n    except Exception:\n        pass\n    pile.push(1)\n' +
        '    return [pile.pop(), 1]\n',
    );
    assert.equal(
      exampleSource(calls[2]!),
      '\n;function waymark_example() {\n  const pile = new Stack();\n  pile.push(1);\n  return [(pile.pop()), (1)];\n}\n',
    );
  });

  it('are none where there are none', () => {
    assert.deepEqual(examplesIn('# Words\n\nNothing to run -> here.\n'), { calls: [], programs: [] });
  });
});
