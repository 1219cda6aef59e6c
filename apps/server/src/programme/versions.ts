/** A further version of a programme's document, with where it comes from. */
import type { Instant } from '@waymark/learning';
import { describeChange, diff, type RoadmapDocument } from '@waymark/roadmap';
import { documentOrigins, documents, ownRules, type Db, type DocumentOrigin } from '@waymark/store';
import { withDocument, type OpenProgramme } from './open.ts';

/** Changes that a list of versions tells of each. */
const TOLD = 6;

/**
 * Makes a document, its ids reconciled, the version in force. The plan does not follow by itself.
 *
 * @param open opened to write; own rules that belong to the new version are stored already
 * @returns the programme with that document
 */
export async function keepVersion(
  db: Db,
  open: OpenProgramme,
  document: RoadmapDocument,
  from: Pick<DocumentOrigin, 'origin' | 'fromVersion'>,
  now: Instant,
): Promise<OpenProgramme> {
  const { id } = open.programme;
  const version = await documents.insert(db, id, document, now);
  const changes = diff(open.roadmap, document.roadmap);
  const own = (await ownRules.list(db, id)).filter(({ purpose }) => purpose === 'own');
  await documentOrigins.insert(db, id, {
    ...from,
    version,
    summary: changes.slice(0, TOLD).map(describeChange),
    changes: changes.length,
    rules: own.map(({ itemId, rule }) => ({ itemId, rule })),
  });
  return withDocument(open, { ...document, version, createdAt: now });
}
