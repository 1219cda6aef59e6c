/** "I know this already": on the learner's word, or shown by a quiz, a challenge or a check. */
import { AppError, type ItemChange, type KnownView, type OwnRule } from '@waymark/contract';
import {
  atPace,
  evaluateRule,
  leavesOf,
  standingEvidence,
  UNTOUCHED,
  type Instant,
  type LedgerEntry,
  type ProofRule,
} from '@waymark/learning';
import type { AnyItem } from '@waymark/roadmap';
import { ledger, newId, ownRules, timeEntries, type Db } from '@waymark/store';
import { readLedger, type Library, type OpenProgramme } from '../../programme/open.ts';
import { packRuleOf } from '../../programme/rules.ts';
import { replan, saveSettings } from '../plan/service.ts';
import { refuseRule, whyNotOwn, type Provable } from './own-rules.ts';

/** Tells a claim to have known something from one to have done it. */
const KNOWN = 'known';
/** As the pack's own rules ask of a quiz. */
const QUIZ_SHARE = 0.8;

/** Quizzes and explanations say themselves which items they are about. */
export interface About {
  kind: 'quiz' | 'explanation';
  slug: string;
  about: readonly string[];
}

/** What the item's time in the plan is, in minutes: estimated and not worked yet. */
async function minutesLeft(
  db: Db,
  { programme, curriculum, settings }: OpenProgramme,
  itemId: string,
): Promise<number> {
  const work = atPace(curriculum.work, settings.pace).find((one) => one.itemId === itemId);
  if (work === undefined) return 0;
  const logged = (await timeEntries.minutesByItem(db, programme.id))[itemId] ?? 0;
  return Math.max(0, work.minutes - logged);
}

/** Rules by which the item can be shown: its own, those of what is about it, and those of what rests on it. */
function rulesFor(open: OpenProgramme, item: AnyItem, abouts: readonly About[]): OwnRule[] {
  const { curriculum, rules } = open;
  const own = packRuleOf(rules, item.id)?.rule;
  const direct = abouts
    .filter(({ about }) => about.includes(item.id))
    .map(({ kind, slug }): OwnRule => {
      return { evidence: { kind, subject: [slug], ...(kind === 'quiz' ? { minValue: QUIZ_SHARE } : {}) } };
    });
  const rest = [...curriculum.work, ...curriculum.checkpoints].filter(({ after }) => after?.includes(item.id));
  const resting = rest.flatMap(({ itemId }) => packRuleOf(rules, itemId)?.rule ?? []);
  const leaves = [...(own ? [own] : []), ...(own ? [] : resting)].flatMap(namedIn);
  const all = own ? leaves : [...direct, ...leaves];
  return [...new Map(all.map((rule) => [JSON.stringify(rule.evidence.subject), rule])).values()];
}

/** The parts of a rule that name what to pass, and that can be passed here. */
function namedIn(rule: ProofRule): OwnRule[] {
  return leavesOf(rule).flatMap(({ kind, subject, ...rest }): OwnRule[] => {
    const isOwn = (name: string): name is OwnRule['evidence']['kind'] =>
      ['challenge', 'exercise', 'quiz', 'explanation', 'check'].includes(name);
    return subject !== undefined && isOwn(kind) ? [{ evidence: { kind, subject, ...rest } }] : [];
  });
}

function titleOf({ evidence: { kind, subject } }: OwnRule, known: readonly Provable[]): string {
  const names = subject.map((name) => known.find((one) => one.kind === kind && one.subject === name)?.title ?? name);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

const sentence = (clause: string): string =>
  clause === '' ? '' : `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

export async function knownView(
  db: Db,
  open: OpenProgramme,
  item: AnyItem,
  { known, abouts }: { known: readonly Provable[]; abouts: readonly About[] },
): Promise<KnownView> {
  const { entries, states } = await readLedger(db, open);
  const standing = standingEvidence(entries);
  const chosen = (await ownRules.list(db, open.programme.id)).find(
    ({ itemId, purpose }) => itemId === item.id && purpose === 'test-out',
  );
  return {
    state: states.get(item.id) ?? UNTOUCHED,
    known: open.settings.known.includes(item.id) || claimsOf(entries, item.id).length > 0,
    minutes: await minutesLeft(db, open, item.id),
    // Only rules of this shape are stored.
    testOut: (chosen?.rule as OwnRule | undefined) ?? null,
    ways: rulesFor(open, item, abouts).map((rule) => {
      const { met, missing } = evaluateRule(rule, standing);
      const [subject = ''] = rule.evidence.subject;
      return { kind: rule.evidence.kind, subject, title: titleOf(rule, known), rule, met, missing: sentence(missing) };
    }),
  };
}

function claimsOf(entries: readonly LedgerEntry[], itemId: string): string[] {
  return standingEvidence(entries)
    .filter((entry) => entry.itemId === itemId && entry.kind === 'claim' && entry.subject === KNOWN)
    .map(({ id }) => id);
}

export type KnownChange = Pick<ItemChange, 'state' | 'report'> & { minutes: number };

/** What stands after a write: the plan follows where there is one. */
async function changed(db: Db, open: OpenProgramme, item: AnyItem, minutes: number): Promise<KnownChange> {
  const { settings } = open.programme;
  const report = settings === null ? null : (await saveSettings(db, open, settings)).report;
  return { state: (await readLedger(db, open)).states.get(item.id) ?? UNTOUCHED, report, minutes };
}

/** Says that an item is known (a claim), or takes that back. What is known is left out of the plan. */
export async function setKnown(
  db: Db,
  open: OpenProgramme,
  item: AnyItem,
  isKnown: boolean,
  now: Instant,
): Promise<KnownChange> {
  const { programme } = open;
  const minutes = await minutesLeft(db, open, item.id);
  const claims = claimsOf(await ledger.list(db, programme.id), item.id);
  if (isKnown && claims.length === 0) {
    const said = { strength: 'claimed', kind: 'claim', subject: KNOWN, value: null, link: null } as const;
    const note = 'Known before it was studied here.';
    await ledger.append(db, programme.id, { type: 'evidence', id: newId(), at: now, itemId: item.id, note, ...said });
  }
  for (const evidenceId of isKnown ? [] : claims) {
    await ledger.append(db, programme.id, { type: 'withdrawal', id: newId(), at: now, evidenceId, note: '' });
  }
  const { settings } = programme;
  if (settings === null) return changed(db, open, item, minutes);
  const others = settings.known.filter((id) => id !== item.id);
  const known =
    isKnown && open.curriculum.work.some(({ itemId }) => itemId === item.id) ? [...others, item.id] : others;
  const next = { ...settings, known };
  return changed(db, { ...open, settings: next, programme: { ...programme, settings: next } }, item, minutes);
}

/**
 * Lets an item be shown by one proof: as soon as that is there, the item is done and leaves the plan.
 *
 * @param rule null takes it back
 * @throws AppError `conflict` where the content pack decides, `invalid-request` for a proof that is not made here
 */
export async function setTestOut(
  db: Db,
  open: OpenProgramme,
  item: AnyItem,
  rule: OwnRule | null,
  { library, known, now }: { library: Library; known: readonly Provable[]; now: Instant },
): Promise<KnownChange> {
  const { id, settings } = open.programme;
  const minutes = await minutesLeft(db, open, item.id);
  if (rule === null) await ownRules.remove(db, id, item.id, 'test-out');
  else {
    const why = whyNotOwn(library.packRules, item);
    if (why !== null) throw new AppError('conflict', why);
    refuseRule(rule, known, 'body.rule');
    const standing = (await ownRules.list(db, id)).find(({ itemId }) => itemId === item.id);
    if (standing?.purpose === 'own')
      throw new AppError(
        'conflict',
        'This item has a rule of your own: pass what that asks for, or change it in Tailor.',
      );
    await ownRules.put(db, id, { itemId: item.id, purpose: 'test-out', rule, createdAt: now });
  }
  const after = { ...open, rules: await library.rulesOf(db, id) };
  const report = settings === null ? null : (await replan(db, after)).report;
  return { state: (await readLedger(db, after)).states.get(item.id) ?? UNTOUCHED, report, minutes };
}
