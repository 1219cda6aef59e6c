/** Languages of the editor; each one's grammar comes when it is first wanted. */
import type { LanguageSupport } from '@codemirror/language';
import type { PracticeLanguage } from '../challenge/drafts.svelte.ts';

export const LANGUAGE_NAMES: Record<PracticeLanguage, string> = {
  python: 'Python',
  javascript: 'JavaScript',
  sql: 'SQL',
};

/** Spaces of one step to the right: what the language's own style guide asks for. */
export const INDENT: Record<PracticeLanguage, number> = { python: 4, javascript: 2, sql: 2 };

export async function grammarOf(language: PracticeLanguage): Promise<LanguageSupport> {
  switch (language) {
    case 'python':
      return (await import('@codemirror/lang-python')).python();
    case 'javascript':
      return (await import('@codemirror/lang-javascript')).javascript();
    case 'sql': {
      const { sql, PostgreSQL } = await import('@codemirror/lang-sql');
      return sql({ dialect: PostgreSQL, upperCaseKeywords: true });
    }
  }
}
