/** Every route of the API, by name. */
import { contributionRoutes } from './contributions.ts';
import { calendarRoutes } from './calendar.ts';
import { endorsementRoutes } from './endorsements.ts';
import { explanationRoutes } from './explanations.ts';
import { exportRoutes } from './export.ts';
import { importRoutes } from './import.ts';
import { itemRoutes } from './items.ts';
import { linkRoutes } from './links.ts';
import { logRoutes } from './logs.ts';
import { notionRoutes } from './notion.ts';
import { planRoutes } from './plan.ts';
import { practiceRoutes } from './practice.ts';
import { programmeRoutes } from './programmes.ts';
import { projectRoutes } from './projects.ts';
import { progressRoutes } from './progress.ts';
import { quizRoutes } from './quizzes.ts';
import { retroRoutes } from './retros.ts';
import { reviewRoutes } from './review.ts';
import { runRoutes } from './runs.ts';
import { searchRoutes } from './search.ts';
import { shareRoutes } from './share.ts';
import { systemRoutes } from './system.ts';
import { tailorRoutes } from './tailor.ts';
import { timeRoutes } from './time.ts';
import { upstreamRoutes } from './upstream.ts';
import { weekRoutes } from './weeks.ts';

export const routes = {
  ...systemRoutes,
  ...programmeRoutes,
  ...importRoutes,
  ...planRoutes,
  ...timeRoutes,
  ...itemRoutes,
  ...progressRoutes,
  ...practiceRoutes,
  ...quizRoutes,
  ...explanationRoutes,
  ...endorsementRoutes,
  ...reviewRoutes,
  ...projectRoutes,
  ...runRoutes,
  ...searchRoutes,
  ...shareRoutes,
  ...tailorRoutes,
  ...upstreamRoutes,
  ...weekRoutes,
  ...retroRoutes,
  ...linkRoutes,
  ...logRoutes,
  ...contributionRoutes,
  ...exportRoutes,
  ...calendarRoutes,
  ...notionRoutes,
};

export type Routes = typeof routes;
export type RouteName = keyof Routes;
