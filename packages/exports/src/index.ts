export { readAnki, type AnkiProblem } from './anki/read.ts';
export { toAnki, type AnkiNote } from './anki/write.ts';
export { toIcs } from './ics/calendar.ts';
export type { CalendarBlock, CalendarInput, CalendarMilestone } from './ics/calendar.ts';
export { EXPORT_FORMAT, toJson } from './json/export.ts';
export type { ExportInput } from './json/export.ts';
export { toMarkdown } from './markdown/export.ts';
export type { MarkdownInput, TickableItem } from './markdown/export.ts';
