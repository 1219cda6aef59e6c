/** Questions to whoever sits at the terminal; without one, the answers are lines of standard input. */
import { createInterface } from 'node:readline';

export interface Ask {
  /** Whether somebody sits there. */
  isTerminal: boolean;
  /** One key, or the first character of a line where there is no terminal (empty: Enter); null at the end. */
  key(prompt: string): Promise<string | null>;
  /** One line; null at the end. */
  line(prompt: string): Promise<string | null>;
  close(): void;
}

const [CTRL_C, CTRL_D, ESCAPE] = ['\u0003', '\u0004', '\u001b'];

/** @param show writes a prompt */
export function askAt(show: (text: string) => void, input: NodeJS.ReadStream = process.stdin): Ask {
  return input.isTTY ? terminal(input, show) : piped(input);
}

function terminal(input: NodeJS.ReadStream, show: (text: string) => void): Ask {
  return {
    isTerminal: true,
    async key(prompt) {
      show(prompt);
      const key = await oneKey(input);
      show('\n');
      return key;
    },
    line: (prompt) => oneLine(input, prompt),
    close: () => input.pause(),
  };
}

/** Read without Enter. An arrow or another long key is none that anybody asked for. */
function oneKey(input: NodeJS.ReadStream): Promise<string | null> {
  return new Promise((resolve) => {
    input.setRawMode(true);
    input.resume();
    input.setEncoding('utf8').once('data', (chunk) => {
      input.setRawMode(false);
      input.pause();
      const key = String(chunk);
      if (key === CTRL_C || key === CTRL_D) resolve(null);
      else if (key.startsWith(ESCAPE)) resolve(ESCAPE);
      else resolve(key === '\r' || key === '\n' ? '' : key.slice(0, 1));
    });
  });
}

/** With the line editing that the terminal's person is used to. */
function oneLine(input: NodeJS.ReadStream, prompt: string): Promise<string | null> {
  const reader = createInterface({ input, output: process.stdout });
  return new Promise((resolve) => {
    reader.once('close', () => resolve(null));
    reader.question(prompt, (line) => {
      resolve(line);
      reader.close();
    });
  });
}

function piped(input: NodeJS.ReadStream): Ask {
  const reader = createInterface({ input });
  const lines = reader[Symbol.asyncIterator]();
  const line = async (): Promise<string | null> => {
    const next = await lines.next();
    return next.done === true ? null : next.value;
  };
  return {
    isTerminal: false,
    line,
    async key() {
      const read = await line();
      return read === null ? null : read.trim().slice(0, 1);
    },
    close: () => reader.close(),
  };
}
