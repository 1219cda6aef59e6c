/** What a pipeline takes from others without saying in which version. Pure. */
import type { Pipeline, Work } from './model.ts';

/** @returns each as a short phrase */
export function unpinnedIn({ jobs }: Pipeline): string[] {
  return jobs.flatMap(({ steps, images }) => [...steps.flatMap(inWork), ...images.flatMap(inImage)]);
}

const SETS_UP: Record<string, string> = {
  'actions/setup-node': 'node-version',
  'actions/setup-python': 'python-version',
  'actions/setup-java': 'java-version',
  'actions/setup-go': 'go-version',
};

function inWork({ action, inputs }: Work): string[] {
  if (action === null || action.startsWith('./') || action.startsWith('docker://')) return [];
  const [name = '', version] = action.split('@');
  if (version === undefined || /^(main|master|latest|HEAD)$/.test(version)) return [`${action} has no fixed version`];
  const input = SETS_UP[name];
  const isSaid = input === undefined || Object.keys(inputs).some((key) => key === input || key === `${input}-file`);
  return isSaid ? [] : [`${name} is not told ${input}`];
}

function inImage(image: string): string[] {
  const last = image.split('/').at(-1) ?? '';
  return image.includes('$') || (/[:@]/.test(last) && !last.endsWith(':latest'))
    ? []
    : [`the image ${image.slice(0, 80)} has no fixed version`];
}
