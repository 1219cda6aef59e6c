export { drawExchange, judgeExchangeAnswer, type ExchangeQuestion } from './exchange.ts';
export { gradeGrader, readModelAnswers, reasonsOf, type ModelAnswers } from './grade.ts';
export { readExplainTask } from './read.ts';
export { scoreText } from './score.ts';
export type * from './types.ts';
