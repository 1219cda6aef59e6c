/** What the pages of projects are given. */
import type { Project, Rung, Run } from '@waymark/contract';
import type { SignalStatus } from '@waymark/learning';

export interface ProjectList {
  projects: (Project & { passed: number; rungs: number; failing: string[] })[];
  signals: SignalStatus[];
}

export interface ProjectView {
  project: Project;
  ladder: Rung[];
  runs: Run[];
}

export interface Brief {
  check: string;
  title: string;
  html: string;
}
