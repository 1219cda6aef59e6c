/** What a check declares in `sends`, made ready to test a request against. */
import { CheckDefect } from '../check/step-failure.ts';

/**
 * @param sends e.g. `GET /todos/:id`; `:name` stands for one segment
 * @returns throws for a request that is not declared
 */
export function allowance(sends: readonly string[]): (method: string, path: string) => void {
  const rules = sends.map((line) => {
    const [method = '', pattern = ''] = line.split(' ');
    return { method, segments: pattern.split('/') };
  });
  return (method, path) => {
    const segments = path.split('/');
    const isAllowed = rules.some((rule) => rule.method === method && fits(rule.segments, segments));
    if (!isAllowed) throw new CheckDefect(`the check does not declare ${method} ${path}`);
  };
}

function fits(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) =>
      part.startsWith(':') ? segments[index] !== '' && !isDots(segments[index]) : part === segments[index],
    )
  );
}

/** `..` in a path would leave the segment on the way. */
function isDots(segment: string | undefined): boolean {
  return /^(\.|%2e)+$/i.test(segment ?? '');
}
