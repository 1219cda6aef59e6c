/** Every version of a roadmap, and what each of them changed. */
import { AppError, type DocumentVersion } from '@waymark/contract';
import { describeChange, diff, type Diagnostic, type Roadmap, type RoadmapDocument } from '@waymark/roadmap';
import { documentOrigins, documents, type Db } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';

const MOST_TOLD = 500;
/** A version without an entry was written by a program that did not keep them: its text came from a file. */
const UNTOLD = { origin: 'imported', fromVersion: null, summary: [] as string[], changes: 0 } as const;

export async function versionsOf(db: Db, open: OpenProgramme): Promise<DocumentVersion[]> {
  const { id } = open.programme;
  const [versions, origins] = await Promise.all([documents.list(db, id), documentOrigins.list(db, id)]);
  const told = new Map(
    origins.map(({ version, origin, fromVersion, summary, changes }) => [
      version,
      { origin, fromVersion, summary, changes },
    ]),
  );
  return versions.map(({ version, createdAt }) => ({
    ...{ version, createdAt, current: version === open.document.version },
    ...(told.get(version) ?? UNTOLD),
  }));
}

export interface WholeVersion extends DocumentVersion {
  source: string;
  dialect: RoadmapDocument['dialect'];
  roadmap: Roadmap;
  diagnostics: Diagnostic[];
  says: string[];
}

/** @throws AppError `version-not-found` */
export async function versionOf(db: Db, open: OpenProgramme, version: number): Promise<WholeVersion> {
  const { id } = open.programme;
  const document = version === open.document.version ? open.document : await documents.get(db, id, version);
  if (document === null) throw new AppError('version-not-found');
  const before = await documents.get(db, id, version - 1);
  const about = (await versionsOf(db, open)).find((one) => one.version === version);
  if (about === undefined) throw new AppError('version-not-found');
  const { source, dialect, roadmap, diagnostics } = document;
  const says = before === null ? [] : diff(before.roadmap, roadmap).slice(0, MOST_TOLD).map(describeChange);
  return { ...about, source, dialect, roadmap, diagnostics, says };
}
