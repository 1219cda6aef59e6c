import { PROJECT, type Maker } from '../shared/good-repository.ts';

export default (make: Maker): void => {
  make.commit('main', 'Start a reading list', PROJECT);
  for (const part of ['titles', 'authors', 'tags', 'pages']) {
    make.commit(
      part,
      `Keep the ${part} of a book`,
      { [`${part}.js`]: `export const ${part} = [];\n` },
      { from: 'main' },
    );
    make.commit(
      'main',
      `Merge ${part} into the main line`,
      { [`${part}.js`]: `export const ${part} = [];\n` },
      { merges: [part] },
    );
  }
  make.ref('refs/pull/1/head', 'tags');
};
