/** The learner's code in each language of a challenge: both drafts are kept, one is shown. */
import { CURRENT } from '#web/api.ts';
import { Autosave, type Version } from '#web/autosave.svelte.ts';
import { DEVICE, putOn, takeFrom } from '#web/shelf.ts';
import type { Shell } from '#web/shell.svelte.ts';
import type { ChallengeDetail } from '@waymark/contract';

export type PracticeLanguage = ChallengeDetail['languages'][number];

/** Which language the learner chose last, for challenges without a draft. */
const CHOICE = 'practice:language';

export class Drafts {
  language = $state<PracticeLanguage>('python');
  readonly #byLanguage: ReadonlyMap<PracticeLanguage, Autosave>;
  readonly #challenge: ChallengeDetail;

  /** @param programme id of the programme: what is kept on this machine belongs to one */
  constructor(shell: Shell, programme: string, challenge: ChallengeDetail) {
    this.#challenge = challenge;
    this.language = firstLanguage(challenge);
    this.#byLanguage = new Map(
      challenge.languages.map((language) => [language, draftOf(shell, programme, challenge, language)]),
    );
  }

  /** The draft that is shown. */
  get shown(): Autosave {
    return this.of(this.language);
  }

  of(language: PracticeLanguage): Autosave {
    const found = this.#byLanguage.get(language);
    if (found === undefined) throw new Error(`no draft in ${language}`);
    return found;
  }

  get starter(): string {
    return starterOf(this.#challenge, this.language);
  }

  /** Call it in the browser: takes up what is kept there, and the learner's usual language where nothing is begun. */
  recover(): void {
    for (const draft of this.#byLanguage.values()) draft.recover();
    const begun = [...this.#byLanguage].find(([, draft]) => draft.status !== 'clean');
    const isChoice = (value: unknown): value is PracticeLanguage =>
      this.#challenge.languages.some((language) => language === value);
    const choice = takeFrom(DEVICE, CHOICE, isChoice);
    // What is not saved yet was written last; what is saved says so itself.
    this.language = begun?.[0] ?? (this.#challenge.drafts.length === 0 ? choice : null) ?? this.language;
  }

  choose(language: PracticeLanguage): void {
    void this.shown.save();
    this.language = language;
    putOn(DEVICE, CHOICE, language);
  }

  /** Replaces the code that is shown; it is saved like anything typed. */
  write(code: string): void {
    if (code === this.shown.text) return;
    this.shown.text = code;
    this.shown.write();
  }

  follow(challenge: ChallengeDetail): void {
    for (const [language, draft] of this.#byLanguage) draft.follow(storedOf(challenge, language));
  }

  /** Saves what the timer has not got to yet. */
  saveAll(): void {
    for (const draft of this.#byLanguage.values()) void draft.save();
  }
}

/** @returns what the server has in that language; version 0 is "nothing yet" */
export function storedOf(challenge: ChallengeDetail, language: PracticeLanguage): Version {
  const stored = challenge.drafts.find((draft) => draft.language === language);
  return stored === undefined
    ? { text: starterOf(challenge, language), version: 0 }
    : { text: stored.code, version: stored.version };
}

function starterOf({ starters }: ChallengeDetail, language: PracticeLanguage): string {
  return starters.find((starter) => starter.language === language)?.code ?? '';
}

/** The language written in last, on the server and in the browser alike. */
function firstLanguage({ drafts, languages }: ChallengeDetail): PracticeLanguage {
  const newest = [...drafts].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
  return newest?.language ?? languages[0] ?? 'python';
}

function draftOf(shell: Shell, programme: string, challenge: ChallengeDetail, language: PracticeLanguage): Autosave {
  const { slug } = challenge;
  return new Autosave(shell, {
    key: `practice:${programme}:${slug}:${language}`,
    from: storedOf(challenge, language),
    put: (api, key, { text, version }) =>
      api.call('PUT', '/api/programmes/{programme}/practice/challenges/{challenge}/draft', {
        params: { ...CURRENT, challenge: slug },
        body: { language, code: text, version },
        idempotencyKey: key,
      }),
  });
}
