import { PROJECT, type Maker } from '../shared/good-repository.ts';

export default (make: Maker): void => {
  make.commit('main', 'Start a reading list', PROJECT);
  for (const part of ['titles', 'authors', 'tags', 'pages', 'years'])
    make.commit('main', `Keep the ${part} of a book`, { [`${part}.js`]: `export const ${part} = [];\n` });
};
