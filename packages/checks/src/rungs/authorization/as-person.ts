/** The same tools in somebody's hands: requests carry their token and go to the personal collection. */
import type { Ask, Tools } from '../../check/model.ts';
import { ownPath } from '../../terms/model.ts';
import type { SignedIn } from '../authentication/people.ts';
import type { Made } from '../rest-api/records.ts';

/** A person who has a record of their own. */
export interface Owner extends SignedIn {
  made: Made;
}

/** @returns tools with which everything written for the public collection works for this person's own */
export function as({ token }: Pick<SignedIn, 'token'>, t: Tools): Tools {
  const signed = (ask: Ask): Ask => ({ ...ask, headers: { Authorization: `Bearer ${token}`, ...ask.headers } });
  const own: Pick<Tools, 'terms' | 'send' | 'undo'> = {
    terms: { ...t.terms, path: ownPath(t.terms) },
    send: (ask) => t.send(signed(ask)),
    undo: (what, work) => t.undo(what, (send) => work((ask) => send(signed(ask)))),
  };
  return Object.assign(Object.create(t) as Tools, own);
}

/** @returns tools that ask the personal collection without a token */
export function asNobody(t: Tools): Tools {
  return Object.assign(Object.create(t) as Tools, { terms: { ...t.terms, path: ownPath(t.terms) } });
}
