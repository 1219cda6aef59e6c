import { AppError } from '@waymark/contract';
import { checkNamed } from '@waymark/checks/rungs';
import type { ProofRules } from '@waymark/learning';
import { renderMarkdown } from '@waymark/roadmap/render';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Call, Handlers } from '../../platform/http/handler.ts';
import type { Library, OpenProgramme } from '../../programme/open.ts';
import type { Mode } from '../../programme/strength.ts';
import { commandLineOf } from './command-line.ts';
import { addProject, editProject, listProjects, projectDetail } from './service.ts';

type Names = 'listProjects' | 'addProject' | 'getProject' | 'editProject' | 'getBrief';
type Write = Pick<Call<'addProject'>, 'db' | 'params' | 'now' | 'changed'>;

export interface ProjectDeps {
  library: Library;
  rules: ProofRules;
  /** Of the pack: briefs are read from it. */
  folder: string;
  mode: Mode;
}

export function projectsHandlers({ library, rules, folder, mode }: ProjectDeps): Handlers<Names> {
  const commandLine = commandLineOf(mode, folder);

  async function write<T>({ db, params, now, changed }: Write, work: (open: OpenProgramme) => Promise<T>): Promise<T> {
    const { open, revision } = await library.openToWrite(db, params.programme, now);
    const result = await work(open);
    changed({ programmeId: open.programme.id, revision, feature: 'projects' });
    return result;
  }
  return {
    async listProjects({ db, params, now }) {
      return { ...(await listProjects(db, await library.open(db, params.programme, now), rules)), commandLine };
    },
    addProject: (call) => write(call, (open) => addProject(call.db, open, call.body, call.now)),
    async getProject({ db, params, now }) {
      const open = await library.open(db, params.programme, now);
      const detail = await projectDetail(db, open, params.project, commandLine);
      return { ...detail, sameMachine: mode === 'local' };
    },
    editProject: (call) => write(call, (open) => editProject(call.db, open, call.params.project, call.body, call.now)),
    async getBrief({ params }) {
      const check = checkNamed(params.check)?.check ?? null;
      if (check === null) throw new AppError('check-not-found');
      const markdown = await readFile(path.join(folder, 'briefs', `${check.name}.md`), 'utf8').catch(() => '');
      return { check: check.name, title: check.title, html: renderMarkdown(markdown), markdown };
    },
  };
}
