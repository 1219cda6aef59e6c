/** What stands in the form of a project, and what is sent of it. */
import type { Project } from '@waymark/contract';

export interface FormValues {
  name: string;
  contract: 'todos' | 'posts' | 'own';
  repository: string;
  startCommand: string;
  baseUrl: string;
  framework: string;
}

export const EMPTY: FormValues = {
  name: '',
  contract: 'todos',
  repository: '',
  startCommand: '',
  baseUrl: '',
  framework: '',
};

export function valuesOf({ name, terms, repository, startCommand, baseUrl }: Project): FormValues {
  const contract = terms.path === '/todos' ? 'todos' : terms.path === '/posts' ? 'posts' : 'own';
  return {
    name,
    contract,
    repository: repository ?? '',
    startCommand: startCommand ?? '',
    baseUrl: baseUrl ?? '',
    framework: terms.framework ?? '',
  };
}

/** Own names come from `waymark.yaml` at the first check from the terminal: the form leaves them alone. */
export function bodyOf(values: FormValues) {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    name: values.name.trim(),
    ...(values.contract === 'own' ? {} : { terms: values.contract }),
    repository: orNull(values.repository),
    startCommand: orNull(values.startCommand),
    baseUrl: orNull(withScheme(values.baseUrl)),
    framework: orNull(values.framework.toLowerCase()),
  };
}

/** People write `books.example.org`; a public server of today speaks https. */
function withScheme(address: string): string {
  const text = address.trim();
  return text === '' || /^[a-z][\w+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}
