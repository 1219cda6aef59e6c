/** What the pages of projects are given. */
import type { Project, Rung, Run } from '@waymark/contract';
import type { SignalStatus } from '@waymark/learning';

export interface ProjectList {
  projects: (Project & { passed: number; rungs: number; failing: string[] })[];
  signals: SignalStatus[];
  commandLine: string;
}

export interface ProjectView {
  project: Project;
  ladder: Rung[];
  runs: Run[];
  /** The server can ask a port of the learner's machine. */
  sameMachine: boolean;
}

export interface Brief {
  check: string;
  title: string;
  html: string;
}
