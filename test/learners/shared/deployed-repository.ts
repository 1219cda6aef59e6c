/** The repository of a deployed application, with a branch that was merged. */
import { PROJECT, type Maker } from './good-repository.ts';

/** @param since how many commits have come since the one that runs, which the tag live names */
export function deployedRepository(since = 0): (make: Maker) => void {
  return (make) => {
    make.commit('main', 'Start', PROJECT);
    make.commit('page', 'Show the to-dos on a page', { 'page.html': '<!doctype html>\n' }, { from: 'main' });
    make.commit('main', 'Merge the page', { 'page.html': '<!doctype html>\n' }, { merges: ['page'] });
    make.ref('refs/tags/live', 'main');
    for (let number = 1; number <= since; number += 1)
      make.commit('main', `Explain part ${number}`, { [`docs/${number}.md`]: `Part ${number}\n` });
  };
}

export default deployedRepository();
