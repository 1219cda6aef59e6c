/** What a result of the search is, and where it leads. */
import type { Found } from '@waymark/contract';

const KINDS: Record<Found['kind'], string> = {
  item: 'On the map',
  note: 'Your note',
  challenge: 'Challenge',
  exercise: 'SQL exercise',
  quiz: 'Quiz',
  explanation: 'Explanation',
  brief: 'Brief of a check',
  card: 'Card',
};

export function kindWords(kind: Found['kind']): string {
  return KINDS[kind];
}

/** @returns the address of a result; items and notes open over the map */
export function addressOf({ kind, id }: Pick<Found, 'kind' | 'id'>): string {
  switch (kind) {
    case 'item':
    case 'note':
      return `/map?item=${encodeURIComponent(id)}`;
    case 'challenge':
    case 'exercise':
      return `/practice/${encodeURIComponent(id)}`;
    case 'quiz':
      return `/practice/quizzes/${encodeURIComponent(id)}`;
    case 'explanation':
      return `/practice/explain/${encodeURIComponent(id)}`;
    case 'brief':
      return '/projects';
    case 'card':
      return '/practice/review/cards';
  }
}

export interface Piece {
  text: string;
  isMarked: boolean;
}

/** @returns the text cut at its marks */
export function piecesOf({ text, marks }: Pick<Found, 'text' | 'marks'>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    pieces.push({ text: text.slice(at, from), isMarked: false }, { text: text.slice(from, to), isMarked: true });
    at = to;
  }
  pieces.push({ text: text.slice(at), isMarked: false });
  return pieces.filter((piece) => piece.text !== '');
}
