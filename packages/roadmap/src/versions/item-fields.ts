/** What can differ between two versions of one item, as plain values. */
import type { AnyItem, Link, Roadmap } from '../model.ts';

export type FieldValue = string | number | boolean | null;
export type Fields = Record<string, FieldValue>;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The links that the text does not show: the others are told as a difference of the text. */
function addresses({ links, text }: { links: readonly Link[]; text: string }): string {
  return links
    .map(({ url }) => url)
    .filter((url) => !text.includes(url))
    .join(' ');
}

function ownFields(item: AnyItem): Fields {
  switch (item.kind) {
    case 'tool':
    case 'signal':
      return { checked: item.checked };
    case 'pillar':
      return { weeks: item.weeks, focus: item.focus, successMetric: item.successMetric };
    case 'phase': {
      const { weeks, hours, effortHours, goal } = item;
      return { weeks, hours, effortHours, goal };
    }
    case 'action':
    case 'deliverable':
      return { links: addresses(item), checked: item.checked };
    case 'resource': {
      const { url, hours, remark, prerequisites, checked } = item;
      return { url, hours, remark, prerequisites: prerequisites.join(', '), links: addresses(item), checked };
    }
    case 'quick-win':
      return { links: addresses(item) };
    case 'day':
      return { weekdays: item.weekdays.map((day) => WEEKDAYS[day - 1] ?? String(day)).join(', ') };
    default:
      return {};
  }
}

/** The fields of an item by name, in the order in which they are shown. */
export function fieldsOfItem(item: AnyItem): Fields {
  return { title: item.title, text: item.text, ...ownFields(item) };
}

/** What a roadmap says of itself as a whole. */
export function fieldsOfRoadmap({ title, snapshot }: Roadmap): Fields {
  const { purpose, audience, weeks, hoursPerWeek } = snapshot;
  return { title, purpose, audience, weeks, hoursPerWeek };
}

/** How a field is called in a sentence. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: 'Title',
  text: 'Text',
  weeks: 'Weeks',
  hours: 'Hours',
  effortHours: 'Effort estimate',
  hoursPerWeek: 'Hours per week',
  goal: 'Goal',
  focus: 'Focus',
  successMetric: 'Success metric',
  url: 'Link',
  links: 'Further links',
  remark: 'Remark',
  prerequisites: 'Prerequisites',
  weekdays: 'Days',
  purpose: 'Purpose',
  audience: 'Audience',
};
