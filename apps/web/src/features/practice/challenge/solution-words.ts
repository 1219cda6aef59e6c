/** @returns the name of a model answer's file as a title: `two-pointers` is `Two pointers` */
export function solutionTitle(name: string): string {
  const words = name
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
