/** Where a command's words go: results to standard output, everything else to standard error. */
import { styleFor, type Style } from './style.ts';

export interface Output {
  style: Style;
  /** Columns of the terminal; 80 where there is none. */
  width: number;
  /** True when the command was asked for JSON. */
  json: boolean;
  /** A line of the result, for a person; nothing when JSON was asked for. */
  line: (text?: string) => void;
  /** The result itself, when JSON was asked for. */
  result: (value: unknown) => void;
  /** Bytes of a result, as they are. */
  raw: (text: string | Uint8Array) => void;
  /** A remark that is not part of the result. */
  remark: (text: string) => void;
  /** Shows that a piece of work is alive once it takes longer than a second; a title that changes says how far it is. */
  progress: <T>(title: string | (() => string), work: Promise<T>) => Promise<T>;
}

interface Streams {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  noColour: boolean;
}

const BEAT_MS = 1000;

/** @param json whether `--json` was given */
export function outputFor({ stdout, stderr, noColour }: Streams, json: boolean): Output {
  const style = styleFor(stdout.isTTY && !noColour && !json);
  return {
    style,
    width: Math.min(stdout.columns || 80, 100),
    json,
    line: (text = '') => {
      if (!json) stdout.write(`${text}\n`);
    },
    result: (value) => {
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    raw: (text) => void stdout.write(text),
    remark: (text) => void stderr.write(`${text}\n`),
    progress: (title, work) => withBeat(stderr, typeof title === 'string' ? () => title : title, work),
  };
}

async function withBeat<T>(stream: NodeJS.WriteStream, title: () => string, work: Promise<T>): Promise<T> {
  let seconds = 0;
  const beat = setInterval(() => {
    seconds += 1;
    // A log file gets a line every five seconds, a terminal one line that counts.
    if (stream.isTTY) stream.write(`\r\u001b[K${title()} ... ${seconds} s`);
    else if (seconds === 1 || seconds % 5 === 0) stream.write(`${title()} ... ${seconds} s\n`);
  }, BEAT_MS);
  try {
    return await work;
  } finally {
    clearInterval(beat);
    if (seconds > 0 && stream.isTTY) stream.write('\r\u001b[K');
  }
}
