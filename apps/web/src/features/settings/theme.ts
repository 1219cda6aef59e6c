/** Which of the two themes the page wears: the learner's choice, or the system's. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** @returns the theme a cookie names; the system's for anything else */
export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}

/** Wears a theme at once and remembers it for a year. */
export function wearTheme(theme: Theme, page: Document = document): void {
  page.documentElement.dataset['theme'] = theme;
  page.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}
