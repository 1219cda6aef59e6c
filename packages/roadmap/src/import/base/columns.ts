/** What a column or a field is called, in the spellings found in the wild. */
import type { Unit } from './hours.ts';

export type Role =
  'title' | 'url' | 'hours' | 'weeks' | 'phase' | 'section' | 'note' | 'done' | 'kind' | 'order' | 'children';

/** Tried in this order; a column takes the first role that is still free. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'url',
    /^(url|link|links|href|address|web ?site|website url|source url|resource (link|url)|course link|xmlurl|htmlurl|adresse|enlace|lien|ссылка|链接)$/,
  ],
  [
    'done',
    /^(done|completed?|finished|checked|check|status|state|progress|✓|✔|✅|☑|erledigt|fertig|hecho|terminé|fait|готово)\??$/,
  ],
  [
    'hours',
    /^(estimated |est\.? |planned |total |study )?(hours?|hrs?|h|time|duration|effort|length|minutes?|mins?|days?|dauer|stunden|aufwand|zeit|std\.?|minuten|duración|horas|tiempo|durée|heures|temps|часы|время)( estimate| needed| required)?( ?[([](in )?(hours?|hrs?|h|std\.?|minutes?|mins?|m|days?)[)\]])?$/,
  ],
  ['weeks', /^(weeks|number of weeks|duration ?\(weeks\)|wochen|semanas)$/],
  [
    'phase',
    /^(phase|stage|module|milestone|level|track|area|category|semester|term|sprint|group|parent|list|phasen?|fach|abschnitt|bereich|fase|módulo|étape|этап|阶段)( name| title)?$/,
  ],
  [
    'section',
    /^(section|week|weeks?|unit|topic area|chapter|part|month|day|subject|woche|tag|semana|semaine|kapitel|sub-?section|неделя)( ?(no\.?|nr\.?|#|number))?$/,
  ],
  ['order', /^(#|no\.?|nr\.?|n°|id|order|position|index|step|sort)$/],
  ['kind', /^(type|kind|format|art|typ|tipo)$/],
  [
    'title',
    /^(title|name|task|task name|item|topic|topics|resource|resources|course|course name|lesson|what|activity|action|todo|to do|label|text|subject|skill|book|titel|aufgabe|thema|título|tema|tarea|curso|titre|tâche|sujet|cours|название|тема|задача|名称|标题)$/,
  ],
  [
    'note',
    /^(notes?|description|desc|details?|comments?|remarks?|summary|content|why|about|_note|body|beschreibung|notizen?|bemerkung|anmerkung|notas?|descripción|comentarios?|remarques?|заметки|описание|备注)$/,
  ],
  [
    'children',
    /^(children|items|topics|subtopics|tasks|steps|resources|links|lessons|modules|phases|stages|sections|weeks|milestones|nodes|courses|chapters|units|projects|roadmap|curriculum|goals|actions|deliverables|skills|list|data|content)$/,
  ],
];

/** A name as it is compared. */
export function nameKey(name: string): string {
  const words = name.replace(/([a-zä-ü])([A-ZÄ-Ü])/g, '$1 $2').replace(/[_-]+/g, ' ');
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}#✓✔✅☑]+|[:*\s]+$/gu, '')
    .trim()
    .slice(0, 60);
}

/** Every role that a name may play, likeliest first. */
export function rolesOf(name: string): Role[] {
  const key = nameKey(name);
  return ROLES.filter(([, pattern]) => pattern.test(key)).map(([role]) => role);
}

/** What a bare number in a column of hours counts, by the column's name; null where the name does not say. */
export function unitOf(name: string): Unit | null {
  const key = nameKey(name);
  if (/\bmin/.test(key)) return 'minutes';
  if (/\bdays?\b|\btage\b/.test(key)) return 'days';
  return /\b(h|hours?|hrs?|stunden|std|horas|heures|часы)\b/.test(key) ? 'hours' : null;
}

/** Of a cell that says how far somebody is: true, false, or null where it says neither. */
export function doneOf(cell: string): boolean | null {
  const text = cell.trim().toLowerCase();
  if (
    /^(yes|y|true|x|✓|✔️?|✅|☑️?|\[x\]|1|done|completed?|finished|closed|100 ?%|ja|erledigt|fertig|sí|si|hecho|oui|fait|terminé|wahr|да)$/.test(
      text,
    )
  )
    return true;
  const open =
    /^(|no|n|false|-|✗|✘|❌|☐|⬜|\[ ?\]|0|to-? ?do|open|not started|in progress|doing|backlog|next( up)?|planned|pending|\d{1,2} ?%|nein|offen|falsch|pendiente|non|нет)$/;
  return open.test(text) ? false : null;
}
