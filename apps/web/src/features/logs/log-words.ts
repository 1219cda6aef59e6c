/** The three logs and the stages of an application, in words. */
import type { Application, ApplicationStage } from '@waymark/contract';

export type Logged = 'application' | 'demo' | 'mock-interview';

export const LOG_WORDS: Record<Logged, { action: string; title: string }> = {
  application: { action: 'Record an application', title: 'An application' },
  demo: { action: 'Log a demo', title: 'A demo' },
  'mock-interview': { action: 'Log a mock interview', title: 'A mock interview' },
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
  const { id: _, createdAt: __, ...sent } = application;
  const wasWish = application.stage === 'wishlist' && stage !== 'wishlist';
  return {
    ...sent,
    stage,
    appliedOn: wasWish ? (sent.appliedOn ?? today) : sent.appliedOn,
    closed: isOver(stage),
  };
}

/** @returns what is due up to today, the longest overdue first */
export function dueOf(applications: readonly Application[], today: string): Application[] {
  return applications
    .filter(({ remindOn, closed }) => !closed && remindOn !== null && remindOn <= today)
    .sort((a, b) => (a.remindOn ?? '').localeCompare(b.remindOn ?? ''));
}
