/** Words that the sentences of a retrospective share. */

/** @param minutes at least 0 @returns `45 min`, `2 h`, `2 h 15 min` */
export function hoursWords(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c`; what is beyond `most` is counted. */
export function listed(names: readonly string[], most = 3): string {
  const bare = names.map((name) => name.replace(/[.\s]+$/, ''));
  const shown = bare.length > most ? [...bare.slice(0, most), `${bare.length - most} more`] : bare;
  if (shown.length <= 1) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
