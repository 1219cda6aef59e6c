/** Reading and writing the files a person names. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { CommandFailure } from './failure.ts';

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
};

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** @param file a path, or `-` for standard input @throws CommandFailure in words */
export async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandFailure(`Cannot read ${file}: ${reasonOf(error)}.`);
  }
}

/** @param file named in the failure @throws CommandFailure where the bytes are no JSON */
export function jsonIn(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new CommandFailure(`${file} is no JSON, so it is no file that Waymark signed: name one as it was saved.`);
  }
}

/** Writes beside the file and renames, so that a crash leaves the old file or the new one, never half of one. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, data);
    await rename(beside, file);
  } catch (error) {
    throw new CommandFailure(`Cannot write ${file}: ${reasonOf(error)}.`);
  }
}
