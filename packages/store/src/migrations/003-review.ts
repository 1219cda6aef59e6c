/** Quizzes and the review queue: attempts, cards, what was reviewed, and how much a day. */
import type { Migration, Words } from './migration.ts';

export const review: Migration = {
  name: 'review',
  statements: (words) => [...attempts(words), ...cards(words)],
};

function attempts({ text, integer, end }: Words): string[] {
  return [
    `create table quiz_attempts (
      programme_id ${text} not null references programmes (id), id ${text} not null, quiz ${text} not null,
      content_hash ${text} not null, drawn ${text} not null, answers ${text} not null, started_at ${text} not null,
      finished_at ${text}, right_answers ${integer} not null, questions ${integer} not null,
      primary key (programme_id, id)) ${end}`,
    // At most one attempt at a quiz is open: a second page continues it.
    `create unique index quiz_attempts_open on quiz_attempts (programme_id, quiz) where finished_at is null`,
    'create index quiz_attempts_by_quiz on quiz_attempts (programme_id, quiz, started_at)',
  ];
}

function cards({ text, integer, end }: Words): string[] {
  const owner = `programme_id ${text} not null references programmes (id)`;
  return [
    `create table cards (
      ${owner}, id ${text} not null, source ${text} not null, subject ${text} not null, item_id ${text},
      front ${text} not null, back ${text} not null, tags ${text} not null, memory ${text} not null, aside ${text},
      version ${integer} not null, created_at ${text} not null, primary key (programme_id, id)) ${end}`,
    // One question and one challenge make one card, however often they went wrong; own cards have no subject.
    `create unique index cards_by_subject on cards (programme_id, source, subject) where subject <> ''`,
    `create table card_reviews (
      ${owner}, id ${text} not null, card_id ${text} not null, rating ${text} not null, at ${text} not null,
      found ${text} not null, was_new ${integer} not null, primary key (programme_id, id),
      foreign key (programme_id, card_id) references cards (programme_id, id) on delete cascade) ${end}`,
    'create index card_reviews_by_time on card_reviews (programme_id, at)',
    'create index card_reviews_by_card on card_reviews (programme_id, card_id)',
    `create table review_settings (${owner}, daily_cap ${integer} not null, primary key (programme_id)) ${end}`,
  ];
}
