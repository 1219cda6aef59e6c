/** How programs and frameworks show their insides when something goes wrong. Pure. */

interface Trace {
  /** What it is, in words. */
  what: string;
  sign: RegExp;
}

/** Each as that program prints it in its default settings for development. */
const TRACES: readonly Trace[] = [
  // "at parse (/app/node_modules/body-parser/lib/read.js:92:11)", also as HTML of Express.
  { what: 'a stack trace of JavaScript', sign: /\bat [^\n]{0,300}\.[cm]?[jt]sx?:\d+:\d+/ },
  {
    what: 'a stack trace of Python',
    sign: /Traceback \(most recent call last\)|File &?(?:"|quot;)[^\n]{1,200}\.py&?(?:"|quot;), line \d+/,
  },
  { what: 'the debugger of Werkzeug', sign: /Werkzeug (?:powered traceback )?[dD]ebugger|__debugger__/ },
  { what: 'a debug page of Django', sign: /seeing this error because you have <code>DEBUG = True/ },
  { what: 'a stack trace of Java', sign: /\bat [\w$.]{3,200}\([\w$]{1,100}\.(?:java|kt|scala|groovy):\d+\)/ },
  { what: 'a stack trace of .NET', sign: /\bat [\w.<>`]{3,200}\([^)\n]{0,200}\) in [^\n]{1,200}:line \d+/ },
  { what: 'a debug page of ASP.NET', sign: /An unhandled exception occurred while processing the request/ },
  {
    what: 'a message of PHP',
    sign: /<b>(?:Fatal error|Warning|Notice|Parse error)<\/b>:|Stack trace:\s*(?:<br \/>)?\s*#0 /,
  },
  { what: 'a debug page of Laravel', sign: /Illuminate\\\w+\\|laravel-exceptions/ },
  { what: 'a debug page of Rails', sign: /Action Controller: Exception caught|Rails\.root: \// },
  { what: 'a stack trace of Ruby', sign: /[\w./-]{1,200}\.rb:\d+:in [`'&]/ },
  { what: 'a stack trace of Go', sign: /goroutine \d+ \[running\]/ },
  { what: 'a stack trace of Rust', sign: /thread '[^'\n]{1,100}' panicked at/ },
];

/** Characters that are looked at: a trace stands near the top of what shows it. */
const LOOKED_AT = 64 * 1024;

/** @returns what of its insides the text shows, in words; null for nothing that we know */
export function insidesIn(text: string): string | null {
  const start = text.slice(0, LOOKED_AT);
  return TRACES.find(({ sign }) => sign.test(start))?.what ?? null;
}
