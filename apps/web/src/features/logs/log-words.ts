/** The three logs and the stages of an application, in words. */
import type { Application, ApplicationStage, Demo, MockInterview } from '@waymark/contract';
import { dateWords, minutesWords } from '../../design/words.ts';

export type Logged = 'application' | 'demo' | 'mock-interview';

interface LogWords {
  action: string;
  title: string;
  /** What the link to all of them says, and where they are. */
  list: string;
  href: string;
}

export const LOG_WORDS: Record<Logged, LogWords> = {
  application: { action: 'Record an application', title: 'An application', list: 'The board', href: '/career' },
  demo: { action: 'Log a demo', title: 'A demo', list: 'All demos', href: '/career#demos' },
  'mock-interview': {
    action: 'Log a mock interview',
    title: 'A mock interview',
    list: 'All mock interviews',
    href: '/career#interviews',
  },
};

export function isLogged(kind: string): kind is Logged {
  return kind in LOG_WORDS;
}

/** In the order in which an application goes. */
export const STAGES: readonly { stage: ApplicationStage; name: string }[] = [
  { stage: 'wishlist', name: 'Wish list' },
  { stage: 'applied', name: 'Applied' },
  { stage: 'screening', name: 'Screening' },
  { stage: 'interview', name: 'Interview' },
  { stage: 'offer', name: 'Offer' },
  { stage: 'rejected', name: 'Rejected' },
  { stage: 'withdrawn', name: 'Withdrawn' },
];

/** After these nothing more is to be done. */
export function isOver(stage: ApplicationStage): boolean {
  return stage === 'rejected' || stage === 'withdrawn';
}

/** @returns `Junior developer at Harbour Books`, or the company alone */
export function applicationName({ company, role }: Pick<Application, 'company' | 'role'>): string {
  return role === '' ? company : `${role} at ${company}`;
}

/** What a form holds: empty text where there is nothing. */
export interface ApplicationValues {
  company: string;
  role: string;
  stage: ApplicationStage;
  appliedOn: string;
  link: string;
  nextStep: string;
  remindOn: string;
  notes: string;
}

export function valuesOf(application: Application | null, today: string): ApplicationValues {
  if (application === null)
    return {
      ...{ company: '', role: '', stage: 'applied', appliedOn: today, link: '', nextStep: '', remindOn: '', notes: '' },
    };
  const { company, role, stage, appliedOn, link, nextStep, remindOn, notes } = application;
  return {
    company,
    role,
    stage,
    appliedOn: appliedOn ?? '',
    link: link ?? '',
    nextStep,
    remindOn: remindOn ?? '',
    notes,
  };
}

/** @returns what is sent: a wish has no date, and what is over is put away */
export function bodyOf(values: ApplicationValues, wasClosed: boolean) {
  const { stage } = values;
  return {
    ...values,
    appliedOn: stage === 'wishlist' || values.appliedOn === '' ? null : values.appliedOn,
    link: values.link.trim() === '' ? null : values.link.trim(),
    remindOn: values.remindOn === '' ? null : values.remindOn,
    closed: isOver(stage) || wasClosed,
  };
}

/** The same application at another stage, as it is sent; a wish that was sent was sent today. */
export function movedTo(application: Application, stage: ApplicationStage, today: string) {
  const sent = sentOf(application);
  const wasWish = application.stage === 'wishlist' && stage !== 'wishlist';
  return {
    ...sent,
    stage,
    appliedOn: wasWish ? (sent.appliedOn ?? today) : sent.appliedOn,
    closed: isOver(stage),
  };
}

/** @returns an entry as it would be sent: without what the server adds */
export function sentOf<T extends { id: string; createdAt: string }>(entry: T): Omit<T, 'id' | 'createdAt'> {
  const { id: _, createdAt: __, ...sent } = entry;
  return sent;
}

/** @returns newest first, by the day that it was about */
export function newestFirst<T extends { date: string; createdAt: string }>(entries: readonly T[]): T[] {
  return entries.toSorted((a, b) => b.date.localeCompare(a.date) || b.createdAt.localeCompare(a.createdAt));
}

/** @returns `1 March 2027, to the study group. It does not count without a link.` */
export function demoWords({ date, audience, link }: Pick<Demo, 'date' | 'audience' | 'link'>): string {
  const whom = audience === '' ? '' : `, to ${audience}`;
  return `${dateWords(date, 'date')}${whom}.${link === null ? ' It does not count without a link.' : ''}`;
}

/** @returns `1 March 2027, 45 min with Ada, 75 %` */
export function interviewWords(one: Pick<MockInterview, 'date' | 'minutes' | 'withWhom' | 'score'>): string {
  const whom = one.withWhom === '' ? '' : ` with ${one.withWhom}`;
  const score = one.score === null ? '' : `, ${Math.round(one.score * 100)} %`;
  return `${dateWords(one.date, 'date')}, ${minutesWords(one.minutes)}${whom}${score}`;
}

/** @returns what is due up to today, the longest overdue first */
export function dueOf(applications: readonly Application[], today: string): Application[] {
  return applications
    .filter(({ remindOn, closed }) => !closed && remindOn !== null && remindOn <= today)
    .sort((a, b) => (a.remindOn ?? '').localeCompare(b.remindOn ?? ''));
}
