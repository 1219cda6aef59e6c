import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insidesIn } from './traces.ts';

const INSIDES: [what: RegExp, text: string][] = [
  [
    /JavaScript/,
    'SyntaxError: x\n    at JSON.parse (<anonymous>)\n    at parse (/app/node_modules/body-parser/lib/types/json.js:92:19)',
  ],
  [
    /JavaScript/,
    '<pre>URIError: Failed to decode param &#39;%c0&#39;<br> &nbsp; &nbsp;at decodeParam (/app/node_modules/router/lib/layer.js:200:13)</pre>',
  ],
  [/JavaScript/, 'Error: x at async file:///srv/app/server.ts:10:5'],
  [/Python/, 'Traceback (most recent call last):\n  File "/srv/app.py", line 7, in index'],
  [/Werkzeug/, '<title>TypeError // Werkzeug Debugger</title>'],
  [/Django/, 'You’re seeing this error because you have <code>DEBUG = True</code> in your'],
  [/Java/, 'java.lang.NullPointerException\n\tat org.example.TodoController.read(TodoController.java:41)'],
  [/\.NET/, '   at Todo.Api.Read(Int32 id) in /src/Api.cs:line 12'],
  [/PHP/, '<b>Fatal error</b>:  Uncaught Error in <b>/srv/index.php</b> on line <b>3</b>'],
  [/Laravel/, 'at Illuminate\\Routing\\Router->dispatch()'],
  [/Rails/, '<h1>Action Controller: Exception caught</h1>'],
  [/Ruby/, "app/todos.rb:12:in `read'"],
  [/Go/, 'panic: x\n\ngoroutine 7 [running]:'],
  [/Rust/, "thread 'main' panicked at src/main.rs:4:5"],
];

describe('an error', () => {
  for (const [what, text] of INSIDES)
    it(`that shows insides is seen: ${text.slice(0, 40).replaceAll(/\s+/g, ' ')}`, () =>
      assert.match(insidesIn(text) ?? '', what));

  it('in plain words shows nothing', () => {
    for (const text of [
      '{"error":{"message":"There is nothing at /app.js."}}',
      '<h1>Not Found</h1><p>Look at https://example.org/app.js:443 for help.</p>',
      'SyntaxError: Unexpected end of JSON input',
      'The file "todo.py" is not here.',
      'Cannot GET /todos/7',
      '',
    ])
      assert.equal(insidesIn(text), null, text);
  });

  it('is read however long it is, and with no step back over all of it', () => {
    for (const text of [
      'at '.repeat(400_000),
      `at ${'x'.repeat(1_000_000)}`,
      'File "'.repeat(200_000),
      'at a.b('.repeat(200_000),
    ])
      assert.equal(insidesIn(text), null);
  });
});
