export { cardOf } from './card.ts';
export { drawQuiz } from './draw.ts';
export { readQuiz } from './read.ts';
export { fitsItem, ownAnswer, quizScore, scoreAnswer } from './score.ts';
export type * from './types.ts';
