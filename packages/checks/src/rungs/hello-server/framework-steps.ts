import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { RepositoryReader } from '../../ports/repository.ts';
import { FRAMEWORKS, type Framework } from './frameworks.ts';
import { serverAnswers } from './steps.ts';

const MANIFEST_BYTES = 256 * 1024;
const MANIFESTS = 20;

export const declaresFramework = step({
  id: 'declares-a-framework',
  title: 'Your waymark.yaml names the framework',
  variant: 'framework',
  after: [serverAnswers],
  run(t) {
    const name = t.terms.framework;
    const framework = name !== null && Object.hasOwn(FRAMEWORKS, name) ? FRAMEWORKS[name] : undefined;
    if (name !== null && framework !== undefined) return Promise.resolve({ name, framework });
    return t.fail({
      expected: `framework: one of ${Object.keys(FRAMEWORKS).join(', ')}`,
      actual: name === null ? 'no framework in waymark.yaml' : `framework: ${name}`,
      advice: 'Write a line like `framework: express` into waymark.yaml.',
    });
  },
});

export const usesFramework = step({
  id: 'uses-the-framework',
  title: 'The framework is really there',
  variant: 'framework',
  after: [declaresFramework],
  async run(t) {
    const { name, framework } = t.from(declaresFramework);
    const repository = t.maybeRepository;
    const found = repository ? await inRepository(repository, framework, t.signal) : await inAnswers(t, framework);
    if (found !== null) {
      t.note(`${name} was found in ${found}.`);
      return;
    }
    return t.fail({
      expected: `a sign of ${name} ${repository ? 'in the files that list dependencies' : 'in what the server answers'}`,
      actual: 'none',
      advice: repository
        ? `List ${name} where your language lists dependencies (package.json, requirements.txt and so on) and commit that file.`
        : `Not every server gives its framework away. Name your repository in the project: then ${name} is looked for in its dependencies.`,
    });
  },
});

async function inRepository(
  repository: RepositoryReader,
  { manifests }: Framework,
  signal: AbortSignal,
): Promise<string | null> {
  const { files } = await repository.listFiles(signal);
  const own = files.filter(({ path }) => !/(^|\/)(node_modules|vendor|\.?venv)\//.test(path));
  for (const { file, dependency } of manifests) {
    for (const { path } of own.filter((one) => file.test(one.path)).slice(0, MANIFESTS)) {
      const text = await repository.readFile(path, MANIFEST_BYTES, signal);
      if (text !== null && dependency.test(text)) return path;
    }
  }
  return null;
}

function inHeaders(answer: Answer, signature: Record<string, RegExp>): string | null {
  const found = Object.entries(signature).map(([name, wanted]) => {
    const value = answer.header(name);
    return value !== null && wanted.test(value) ? `${name}: ${value}` : null;
  });
  if (found.includes(null)) return null;
  return found.length === 1 ? `the header ${found.join()}` : `the headers ${found.join(', ')}`;
}

async function inAnswers(t: Tools, { signature, notFound }: Framework): Promise<string | null> {
  const signed = signature ? inHeaders(t.from(serverAnswers), signature) : null;
  if (signed !== null) return signed;
  if (notFound === null) return null;
  const answer = await t.send({ method: 'GET', path: `/${t.random.word()}-${t.random.hex(6)}` });
  return notFound.test(answer.text) ? 'its own page for what is not there' : null;
}
