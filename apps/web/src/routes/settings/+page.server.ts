import { themeOf } from '#web/features/settings/theme.ts';
import type { PageServerLoad } from './$types';

/** The theme lies in a cookie, which only the server reads. */
export const load: PageServerLoad = ({ cookies }) => ({ theme: themeOf(cookies.get('theme')) });
