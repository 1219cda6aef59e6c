/** Where both checks of a public name begin. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';

export const hasPublicName = step({
  id: 'has-a-public-name',
  title: 'Your project has an address with a public name',
  weight: 0.5,
  run(t) {
    const { notPublic } = t.site;
    if (notPublic === null) return Promise.resolve();
    return t.fail({
      expected: 'an address with a public name, such as https://books.example.org',
      actual: notPublic,
      advice:
        'Deploy it first: this check is about how the world reaches your server. Then give the project its public address, or name it with --url https://your.name.',
    });
  },
});

/** @returns whether a page of that host is one of this site: the name itself, or the same with or without `www.` */
export function isOfSite(t: Tools, host: string): boolean {
  return host === t.site.name || host === t.site.sibling;
}
