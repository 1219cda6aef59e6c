/** The harness's Python files for Pyodide, as text: it has no folder of ours to import from. */
import { readHarness } from './harness.ts';

/** A module stands after those that it imports. */
const MODULES = ['plain', 'counting', 'streams', 'calls', 'portable'];

/** @returns name and text of each module; rejects when the installation is incomplete */
export async function readPortableHarness(): Promise<[name: string, text: string][]> {
  const files = await readHarness(MODULES.map((name) => `${name}.py`));
  return MODULES.map((name) => [name, files.get(`${name}.py`) ?? '']);
}
