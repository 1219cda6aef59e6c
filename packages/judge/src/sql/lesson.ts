/** The examples of a lesson: blocks of SQL that run on the rows the learner sees, and what the lesson says they give. */

export interface LessonExample {
  sql: string;
  /** The lesson shows that the database refuses this one. */
  fails: boolean;
  /** The table printed below it; null where the lesson prints none. */
  result: string | null;
  /** Line of lesson.md where it starts, from 1. */
  line: number;
}

interface Fence {
  info: string;
  text: string;
  line: number;
}

/**
 * A block begins with ```` ```sql ````, or ```` ```sql fails ```` where an error is the point. A ```` ```result ````
 * block right after it holds the table that it gives.
 */
export function lessonExamples(lesson: string): LessonExample[] {
  const fences = fencesOf(lesson);
  return fences.flatMap(({ info, text, line }, at) => {
    const [language, ...words] = info.split(/\s+/);
    if (language !== 'sql') return [];
    const next = fences[at + 1];
    return [{ sql: text, fails: words.includes('fails'), result: next?.info === 'result' ? next.text : null, line }];
  });
}

function fencesOf(lesson: string): Fence[] {
  const found: Fence[] = [];
  let open: { info: string; line: number; lines: string[] } | null = null;
  for (const [at, line] of lesson.split('\n').entries()) {
    if (open === null) {
      const info = /^```(.*)$/.exec(line)?.[1];
      if (info !== undefined) open = { info: info.trim(), line: at + 1, lines: [] };
    } else if (/^```\s*$/.test(line)) {
      found.push({ info: open.info, text: open.lines.join('\n'), line: open.line });
      open = null;
    } else open.lines.push(line);
  }
  return found;
}
