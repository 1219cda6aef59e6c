/** An attachment for boxes that may scroll: the keyboard reaches those that do, and passes over those that do not. */
export function reachable(box: HTMLElement): () => void {
  const look = (): void => {
    const scrolls = box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver(look);
  observer.observe(box);
  for (const child of box.children) observer.observe(child);
  look();
  return () => observer.disconnect();
}

/** The same for every block of code in text that came as HTML. */
export function reachableCode(box: HTMLElement): () => void {
  const stops = [...box.querySelectorAll('pre')].map(reachable);
  return () => {
    for (const stop of stops) stop();
  };
}

/** The same where other HTML comes into a box that stays: it is looked at again for each. */
export function reachableCodeOf(_html: string): (box: HTMLElement) => () => void {
  return (box) => reachableCode(box);
}
