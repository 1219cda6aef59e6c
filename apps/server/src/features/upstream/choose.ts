/** What a learner chose of an upstream's changes, as the text that comes of it. */
import { AppError, type Orphan } from '@waymark/contract';
import { items, parse, type Choice, type Choices, type KeptItem } from '@waymark/roadmap';
import type { OpenProgramme } from '../../programme/open.ts';
import type { Compared, From } from './compare.ts';
import { suggestionFor } from './view.ts';

export interface Wish {
  from: From;
  state: string;
  choices: { itemId: string; choice: 'take' | 'leave' | 'own'; text?: string | undefined }[];
  /** Dropped items, and the new ones that take over what is kept under them. */
  homes: { itemId: string; to: string }[];
}

export interface ChosenText {
  source: string;
  kept: KeptItem[];
  /** Contradictions on which nothing was said. */
  undecided: string[];
  taken: number;
  leftOut: { itemId: string; says: string }[];
}

/** Ids of the document itself: its text has no single place that could be written anew. */
const DOCUMENT = 'note/document';

/** @throws AppError `invalid-request` for a choice on something that did not change, or `own` without a text */
function choicesOf({ compared }: Compared, homeless: readonly Orphan[], { choices, homes }: Wish): Choices {
  const keeps = new Set(homeless.map(({ id }) => id));
  const open = compared.changes.filter(({ status }) => status !== 'same');
  const chosen = new Map<string, Choice>();
  for (const change of open) {
    const suggested = suggestionFor(change, keeps);
    if (suggested !== null) chosen.set(change.itemId, suggested);
  }
  for (const [at, { itemId, choice, text }] of choices.entries()) {
    if (!open.some((change) => change.itemId === itemId)) refuse(`choices.${at}`, `Nothing changed about ${itemId}.`);
    if (choice !== 'own') chosen.set(itemId, choice);
    else if (text === undefined || text.trim() === '') refuse(`choices.${at}`, `Write what “${itemId}” is to say.`);
    else if (itemId === DOCUMENT)
      refuse(`choices.${at}`, 'The text around the items can be taken or left; edit it in Tailor.');
    else chosen.set(itemId, { text });
  }
  // What is kept under a dropped item goes with it to its new place.
  for (const { itemId } of homes) chosen.set(itemId, 'take');
  return chosen;
}

function refuse(path: string, message: string): never {
  throw new AppError('invalid-request', `Nothing was changed. ${message}`, [{ path: `body.${path}`, message }]);
}

/** Puts what is kept under dropped items under new ones of the same kind: the new one takes over the id. */
function withHomes(
  { items: mine }: OpenProgramme,
  chosen: { source: string; kept: KeptItem[]; added: KeptItem[] },
  homes: Wish['homes'],
): KeptItem[] {
  if (homes.length === 0) return chosen.kept;
  const byLine = Map.groupBy(items(parse(chosen.source).roadmap), ({ lines }) => lines.start);
  const moved = homes.map(({ itemId, to }, at): KeptItem => {
    const place = chosen.added.find(({ id }) => id === to);
    const kind = mine.get(itemId)?.kind;
    if (place === undefined) refuse(`homes.${at}`, `${to} is not among what is added.`);
    if (!byLine.get(place.line)?.some((item) => item.kind === kind))
      refuse(`homes.${at}`, `What is kept under ${itemId} can only go to something of the same kind.`);
    return { id: itemId, line: place.line };
  });
  const gone = new Set(moved.map(({ id }) => id));
  return [...chosen.kept.filter(({ id }) => !gone.has(id)), ...moved];
}

/**
 * @param homeless items that were dropped and have something kept under them
 * @throws AppError `precondition-failed` where one of the three texts is another by now, `invalid-request`
 */
export function chosenText(
  open: OpenProgramme,
  compared: Compared,
  homeless: readonly Orphan[],
  wish: Wish,
): ChosenText {
  if (compared.state !== wish.state) {
    throw new AppError(
      'precondition-failed',
      'The roadmap, or what it was made from, has changed since you looked. Nothing was applied: look again, your choices on the rest still hold.',
    );
  }
  const choices = choicesOf(compared, homeless, wish);
  const chosen = compared.compared.choose(choices);
  const asked = compared.compared.changes.filter(({ status }) => status !== 'same');
  const isLeft = (itemId: string): boolean => choices.get(itemId) === 'leave';
  return {
    source: chosen.source,
    kept: withHomes(open, chosen, wish.homes),
    undecided: asked.flatMap(({ itemId }) => (choices.has(itemId) ? [] : [itemId])),
    taken: asked.filter(({ itemId }) => choices.has(itemId) && !isLeft(itemId)).length,
    leftOut: asked.flatMap(({ itemId, says }) => (isLeft(itemId) ? [{ itemId, says: says.join('; ') }] : [])),
  };
}
