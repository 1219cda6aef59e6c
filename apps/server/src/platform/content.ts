/** The content pack: a folder of data. Two of its files are read when the server starts, the rest when it is asked for. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

export interface ContentPack {
  /** Where it lies: challenges and quizzes are read from it when somebody wants to see them. */
  folder: string;
  /** The roadmap document as it is on disk; nothing is assumed of its encoding. */
  roadmap: Uint8Array;
  /** Decoded, not yet checked. */
  proofs: unknown;
}

/**
 * @param folder with `roadmap.md` and `proofs.yaml`, such as `content/backend`
 * @throws Error that names the file which is missing or is no YAML
 */
export async function loadContent(folder: string): Promise<ContentPack> {
  const [roadmap, proofs] = await Promise.all([read(folder, 'roadmap.md'), read(folder, 'proofs.yaml')]);
  try {
    return { folder, roadmap: new Uint8Array(roadmap), proofs: parse(proofs.toString('utf8')) as unknown };
  } catch (cause) {
    throw new Error(`${path.join(folder, 'proofs.yaml')} is no YAML`, { cause });
  }
}

async function read(folder: string, name: string): Promise<Buffer> {
  const file = path.join(folder, name);
  return readFile(file).catch((cause: unknown) => {
    throw new Error(`the content pack lacks ${file}`, { cause });
  });
}
