/** A retrospective as a Markdown form: the facts as remarks, the answers under their questions. */
import type { Retro, RetroChange, RetroContent, RetroDesk, RetroIntention } from '@waymark/contract';
import { CommandFailure } from '../shell/failure.ts';
import { duration, parseDuration, plainDate } from '../terminal/format.ts';

const LAST = 'What you meant to do';
const INTEND = 'What you intend';
const NEXT = 'The next two weeks';
const GRADES = { kept: 'kept', partly: 'partly', 'not kept': 'not' } as const;

/** @returns what is known of the fortnight, a line each */
export function factLines({ facts }: Retro): string[] {
  const slipped = facts.blocks.missed + facts.blocks.partial;
  const { cards, quizzes, explanations } = facts;
  return [
    `Logged ${duration(facts.loggedMinutes)} of ${duration(facts.plannedMinutes)} planned; ${facts.blocks.done} blocks done, ${slipped} slipped.`,
    ...facts.weeks.map(
      ({ from, plannedMinutes, loggedMinutes }) =>
        `Week from ${plainDate(from)}: ${duration(loggedMinutes)} of ${duration(plannedMinutes)}.`,
    ),
    ...facts.signals.map(({ title, strength }) => `Proved (${strength}): ${title}`),
    ...facts.proved
      .filter(({ itemId }) => !facts.signals.some((signal) => signal.itemId === itemId))
      .map(({ title, strength }) => `Proved (${strength}): ${title}`),
    ...facts.struggles.map(
      ({ title, failures, mendedOn }) =>
        `Failed first: ${title}, ${failures} ${failures === 1 ? 'try' : 'tries'}, ${mendedOn === null ? 'not passed yet' : `passed ${plainDate(mendedOn)}`}`,
    ),
    ...facts.estimates.map(
      ({ title, estimateMinutes, actualMinutes }) =>
        `Finished: ${title}, ${duration(actualMinutes)}, estimated ${duration(estimateMinutes)}`,
    ),
    ...(cards.reviews > 0
      ? [`Cards reviewed: ${cards.reviews}, remembered ${Math.round((cards.remembered ?? 0) * 100)} %`]
      : []),
    ...(quizzes.finished > 0
      ? [`Quizzes: ${quizzes.finished}, ${Math.round((quizzes.meanScore ?? 0) * 100)} % right`]
      : []),
    ...(explanations.finished > 0 ? [`Explanations: ${explanations.finished}, ${explanations.passed} passed`] : []),
    'Whom you helped: not recorded by Waymark yet.',
  ];
}

/** A remark cannot be ended by what it quotes. */
const remark = (lines: string[]): string => `<!--\n${lines.join('\n').replaceAll('-->', '--›')}\n-->`;

/** @returns the form with what is written already */
export function formOf({ retro, weeklyMinutes, longestSitting, focus }: RetroDesk): string {
  const { content, graded, prompts } = retro;
  const textOf = (id: string): string => content.answers.find(({ promptId }) => promptId === id)?.text ?? '';
  const wordOf = (place: number): string =>
    Object.entries(GRADES).find(([, grade]) => grade === content.words[place])?.[0] ?? '';
  const last = graded.map(({ text, measured }, place) => {
    const said = measured === null ? '' : ` (${measured.grade}: ${measured.figures})`;
    return `${place + 1}. ${wordOf(place)} | ${text.replace(/\s+/g, ' ')}${said}`;
  });
  return [
    `# Retrospective, ${plainDate(retro.from)} to ${plainDate(retro.to)}`,
    remark(['The facts', ...factLines(retro)]),
    ...(last.length === 0
      ? []
      : [
          `## ${LAST}`,
          remark(['Your own word before the bar: kept, partly or not kept. Empty: as the figures say.']),
          last.join('\n'),
        ]),
    ...prompts.map(({ promptId, title }) => `## ${title}\n\n${textOf(promptId)}`),
    `## ${INTEND}`,
    remark(['One to three, a line each. What is counted comes last, in brackets:', '- Study more (hours: 10)', '- Pass two challenges (proofs: 2)', '- Finish Git (items: resource/learn-git)']), // prettier-ignore
    content.intentions.map(intentionLine).join('\n') || '- ',
    `## ${NEXT}`,
    remark(['Change what is to change; a line taken out stays as it is.', 'off: 2027-02-01..2027-02-03', 'put off: resource/learn-git until 2027-06-01']), // prettier-ignore
    changeLines(content.change, { weeklyMinutes, longestSitting, focus }).join('\n'),
    '',
  ].join('\n\n');
}

function intentionLine({ text, measure }: RetroIntention): string {
  const counted = {
    hours: () => ` (hours: ${measure?.kind === 'hours' ? measure.minutes / 60 : 0})`,
    proofs: () => ` (proofs: ${measure?.kind === 'proofs' ? measure.count : 0})`,
    items: () => ` (items: ${measure?.kind === 'items' ? measure.itemIds.join(', ') : ''})`,
    none: () => '',
  };
  return `- ${text.replace(/\s+/g, ' ')}${counted[measure?.kind ?? 'none']()}`;
}

type Standing = Pick<RetroDesk, 'weeklyMinutes' | 'longestSitting' | 'focus'>;

function changeLines(change: RetroChange, standing: Standing): string[] {
  return [
    `hours: ${(change.weeklyMinutes ?? standing.weeklyMinutes) / 60}`,
    `sitting: ${change.longestSitting ?? standing.longestSitting}`,
    `first: ${(change.focus ?? standing.focus).join(', ')}`,
    ...change.daysOff.map(({ from, to, reason }) => `off: ${from}..${to}${reason === '' ? '' : ` ${reason}`}`),
    ...change.putOff.map(({ itemId, until }) => `put off: ${itemId} until ${until}`),
  ];
}

/**
 * Reads a form.
 *
 * @throws CommandFailure naming the line that cannot be read
 */
export function readForm(form: string, desk: RetroDesk): RetroContent {
  const sections = sectionsOf(form);
  const body = (title: string): string => sections.get(wordsOf(title)) ?? '';
  const asked = new Set([LAST, INTEND, NEXT, ...desk.retro.prompts.map(({ title }) => title)].map(wordsOf));
  const unknown = [...sections.keys()].find((title) => !asked.has(title));
  if (unknown !== undefined)
    throw new CommandFailure(
      `The form has a heading that is no question: “${unknown}”. Inside an answer, use ### instead of ##.`,
    );
  return {
    answers: desk.retro.prompts.map(({ promptId, title }) => ({ promptId, text: body(title) })),
    words: wordsGiven(body(LAST), desk.retro.graded.length),
    intentions: linesOf(body(INTEND)).map(readIntention).filter(({ text }) => text !== ''), // prettier-ignore
    change: readChange(linesOf(body(NEXT)), desk),
  };
}

const wordsOf = (title: string): string => title.trim().replace(/\s+/g, ' ');
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore

function sectionsOf(form: string): Map<string, string> {
  const sections = new Map<string, string>();
  const parts = form.replaceAll('\r\n', '\n').replace(/^<!--[^]*?-->$/gm, '').split(/^## /m).slice(1); // prettier-ignore
  for (const part of parts) {
    const [title = '', ...lines] = part.split('\n');
    sections.set(wordsOf(title), lines.join('\n').trim());
  }
  return sections;
}

function wordsGiven(text: string, count: number): RetroContent['words'] {
  const words: RetroContent['words'] = Array.from({ length: count }, () => null);
  for (const line of linesOf(text)) {
    const [, number, given = ''] = /^(\d+)\.\s*([^|]*)\|/.exec(line) ?? [];
    const place = Number(number) - 1;
    const word = given.trim().toLowerCase();
    if (word === '') continue;
    const grade = Object.entries(GRADES).find(([name]) => name === word)?.[1];
    if (grade === undefined) throw new CommandFailure(`“${given.trim()}” is no grade: write kept, partly or not kept.`);
    if (place in words) words[place] = grade;
  }
  return words;
}

function readIntention(line: string): RetroIntention {
  const bare = line.replace(/^[-*]\s*/, '').trim();
  const [whole, kind, value = ''] = /\((hours|proofs|items):([^)]*)\)$/.exec(bare) ?? [];
  if (whole === undefined) return { text: bare, measure: null };
  const text = bare.slice(0, -whole.length).trim();
  if (kind === 'items') return { text, measure: { kind, itemIds: listOf(value) } };
  const number = Number(value.trim().replace(',', '.'));
  if (!(number > 0)) throw new CommandFailure(`“${line}” counts nothing: write a number after ${kind ?? ''}:`);
  return kind === 'hours'
    ? { text, measure: { kind, minutes: Math.round(number * 60) } }
    : { text, measure: { kind: 'proofs', count: Math.round(number) } };
}

const listOf = (value: string): string[] => value.split(',').map((one) => one.trim()).filter((one) => one !== ''); // prettier-ignore

function readChange(lines: string[], standing: Standing): RetroChange {
  const change: RetroChange = { weeklyMinutes: null, longestSitting: null, daysOff: [], putOff: [], focus: null };
  for (const line of lines) {
    const cut = line.indexOf(':');
    const [name, value] = [line.slice(0, cut).trim().toLowerCase(), line.slice(cut + 1).trim()];
    if (name === 'hours') change.weeklyMinutes = changed(minutesOf(line, value, 60), standing.weeklyMinutes);
    else if (name === 'sitting') change.longestSitting = changed(minutesOf(line, value, 1), standing.longestSitting);
    else if (name === 'first') {
      const focus = listOf(value);
      if (focus.join() !== standing.focus.join()) change.focus = focus;
    } else if (name === 'off') change.daysOff.push(dayOff(line, value));
    else if (name === 'put off') change.putOff.push(putOff(line, value));
    else
      throw new CommandFailure(`“${line}” is no change of the plan: write hours:, sitting:, first:, off: or put off:`);
  }
  return change;
}

const changed = (given: number, standing: number): number | null => (given === standing ? null : given);

function minutesOf(line: string, value: string, unit: number): number {
  const number = Number(value.replace(',', '.'));
  const minutes = Number.isFinite(number) && value !== '' ? Math.round(number * unit) : parseDuration(value);
  if (minutes === null || minutes < 0) throw new CommandFailure(`“${line}” has no number.`);
  return minutes;
}

function dayOff(line: string, value: string): RetroChange['daysOff'][number] {
  const [, from, to, reason = ''] = /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?\s*(.*)$/.exec(value) ?? [];
  if (from === undefined) throw new CommandFailure(`“${line}” names no days: write off: 2027-02-01..2027-02-03`);
  return { from, to: to ?? from, reason };
}

function putOff(line: string, value: string): RetroChange['putOff'][number] {
  const [, itemId, until] = /^(\S+)\s+until\s+(\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
  if (itemId === undefined || until === undefined)
    throw new CommandFailure(
      `“${line}” says not what or until when: write put off: resource/learn-git until 2027-06-01`,
    );
  return { itemId, until };
}
