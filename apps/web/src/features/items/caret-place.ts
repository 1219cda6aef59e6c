/** Where a letter of a text field stands: the browser does not say, so a copy of the field is laid out beside it. */

/** What decides where a line breaks. */
const COPIED = [
  ...['font', 'letterSpacing', 'wordSpacing', 'lineHeight', 'textIndent', 'tabSize', 'textTransform'],
  ...['boxSizing', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'direction'],
  ...['borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'borderStyle'],
] as const;

/** @returns how far below the upper edge of the field the line of that letter ends, in CSS pixels, as it is scrolled now */
export function lineEndOf(field: HTMLTextAreaElement, at: number): number {
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of COPIED) copy.style.setProperty(kebab(name), style.getPropertyValue(kebab(name)));
  Object.assign(copy.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'pre-wrap' });
  Object.assign(copy.style, { overflowWrap: 'break-word', width: `${field.clientWidth}px`, top: '0', left: '0' });
  copy.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = '\u200B';
  copy.append(mark);
  field.parentElement?.append(copy);
  const end = mark.offsetTop + mark.offsetHeight - field.scrollTop;
  copy.remove();
  return Math.min(Math.max(end, 0), field.offsetHeight);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
