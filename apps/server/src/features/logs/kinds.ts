/** The three logs: what an entry holds beyond what was sent, and what it proves. */
import {
  AppError,
  type Application,
  type Demo,
  type ErrorCode,
  type MockInterview,
  type Rubric,
} from '@waymark/contract';
import type { LocalDate } from '@waymark/learning';
import { projects, type Db, type LogKind } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { scoreOf, type Rubrics } from './rubrics.ts';

/** What the server adds to every entry. */
type Own = 'id' | 'createdAt';
export type ApplicationFields = Omit<Application, Own>;
export type DemoFields = Omit<Demo, Own>;
export type MockInterviewFields = Omit<MockInterview, Own>;

/** What an entry proves, on the learner's word. */
export interface Proof {
  value: number | null;
  note: string;
  link: string | null;
  on: LocalDate;
}

export interface LogName {
  kind: LogKind;
  missing: ErrorCode;
}

/** One log: how what was sent becomes an entry, and when that counts. */
export interface Log<Given, Fields> extends LogName {
  complete: (db: Db, open: OpenProgramme, given: Given) => Promise<Fields>;
  proofOf: (fields: Fields) => Proof | null;
}

/** @throws AppError `invalid-request` for a day that has not come yet */
function refuseFuture(field: string, date: LocalDate | null, today: LocalDate): void {
  if (date === null || date <= today) return;
  const message = `${date} has not come yet (today is ${today}).`;
  throw new AppError('invalid-request', message, [{ path: `body.${field}`, message }]);
}

export const APPLICATIONS: Log<ApplicationFields, ApplicationFields> = {
  kind: 'application',
  missing: 'application-not-found',
  complete(_, open, given) {
    refuseFuture('appliedOn', given.appliedOn, open.today);
    return Promise.resolve(given);
  },
  // A wish is no application, and without a date nobody can say that it was sent.
  proofOf: ({ company, role, stage, appliedOn, link }) =>
    appliedOn === null || stage === 'wishlist'
      ? null
      : { value: null, note: role === '' ? company : `${role} at ${company}`, link, on: appliedOn },
};

type Dated<F extends { date: LocalDate }> = Omit<F, 'date'> & { date?: LocalDate | undefined };

export const DEMOS: Log<Dated<DemoFields>, DemoFields> = {
  kind: 'demo',
  missing: 'demo-not-found',
  async complete(db, open, given) {
    const date = given.date ?? open.today;
    refuseFuture('date', date, open.today);
    if (given.projectId !== null && (await projects.get(db, open.programme.id, given.projectId)) === null) {
      const message = 'There is no such project.';
      throw new AppError('invalid-request', message, [{ path: 'body.projectId', message }]);
    }
    return { ...given, date };
  },
  // As the roadmap counts them: there is something to look at afterwards.
  proofOf: ({ title, link, date }) => (link === null ? null : { value: null, note: title, link, on: date }),
};

type GivenInterview = Omit<Dated<MockInterviewFields>, 'score'>;

export function mockInterviewsWith(rubrics: Rubrics): Log<GivenInterview, MockInterviewFields> {
  return {
    kind: 'mock-interview',
    missing: 'mock-interview-not-found',
    async complete(_, open, given) {
      const date = given.date ?? open.today;
      refuseFuture('date', date, open.today);
      if (given.rubric === null && Object.keys(given.points).length > 0)
        throw wrong('rubric', 'Name the rubric that the points belong to.');
      const rubric = given.rubric === null ? null : ((await rubrics()).get(given.rubric) ?? null);
      if (given.rubric !== null && rubric === null)
        throw wrong('rubric', 'There is no such rubric; GET …/rubrics lists them.');
      if (rubric !== null) refuseForeignPoints(rubric, given.points);
      return { ...given, date, score: rubric === null ? null : scoreOf(rubric, given.points) };
    },
    proofOf: ({ topic, score, date }) => ({ value: score, note: topic, link: null, on: date }),
  };
}

function refuseForeignPoints({ criteria }: Rubric, points: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(points)) {
    const criterion = criteria.find(({ slug }) => slug === name);
    if (criterion === undefined) throw wrong('points', `The rubric has no “${name}”.`);
    if (value >= criterion.levels.length)
      throw wrong('points', `“${name}” has 0 to ${criterion.levels.length - 1} points.`);
  }
}

function wrong(field: string, message: string): AppError {
  return new AppError('invalid-request', message, [{ path: `body.${field}`, message }]);
}
