import { PROJECT, type Maker } from '../shared/good-repository.ts';

export default (make: Maker): void => {
  make.commit('main', 'Start a reading list', PROJECT);
  for (const part of ['titles', 'authors', 'tags'])
    make.commit('main', `Keep the ${part} of a book`, { [`${part}.js`]: `export const ${part} = [];\n` });
  make.commit('pages', 'Count the pages', { 'pages.js': 'export const pages = 1;\n' }, { from: 'main' });
};
