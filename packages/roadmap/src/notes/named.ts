/** `[[Title]]` as a piece of text for micromark: code, escapes and links are told apart by the parser that shows the note. */
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    itemNamed: 'itemNamed';
    itemNamedMark: 'itemNamedMark';
    itemNamedTitle: 'itemNamedTitle';
  }
}

/** Longer than any title; the parser tries this at each bracket, so it has to end. */
const LONGEST = 300;
const [OPEN, CLOSE, PARENTHESIS] = [91, 93, 40];

function tokenize(effects: Effects, ok: State, nok: State): State {
  let length = 0;

  const begin: State = (code) => {
    effects.enter('itemNamed');
    effects.enter('itemNamedMark');
    effects.consume(code);
    return (next: Code) => {
      if (next !== OPEN) return nok(next);
      effects.consume(next);
      effects.exit('itemNamedMark');
      return (first: Code) => {
        effects.enter('itemNamedTitle');
        return title(first);
      };
    };
  };

  /** Ends at two brackets that close; a third one belongs to the title, as in `[[Arrays [basics]]]`. */
  const title: State = (code) => {
    if (code === null || code < 0 || length > LONGEST) return nok(code);
    if (code === CLOSE && length > 0) return effects.check(END, end, inside)(code);
    return inside(code);
  };

  const inside: State = (code) => {
    if (code === null || code < 0) return nok(code);
    effects.consume(code);
    length += 1;
    return title;
  };

  const end: State = (code) => {
    effects.exit('itemNamedTitle');
    effects.enter('itemNamedMark');
    effects.consume(code);
    return (second: Code) => {
      effects.consume(second);
      effects.exit('itemNamedMark');
      effects.exit('itemNamed');
      return ok;
    };
  };

  return begin;
}

/** Two brackets and no third; a parenthesis behind them makes it the text of an ordinary link. */
const END: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const begin: State = (code) => {
      effects.enter('itemNamedMark');
      effects.consume(code);
      return (second: Code) => {
        if (second !== CLOSE) return nok(second);
        effects.consume(second);
        effects.exit('itemNamedMark');
        return (next: Code) => (next === CLOSE || next === PARENTHESIS ? nok(next) : ok(next));
      };
    };
    return begin;
  },
};

export const ITEM_NAMED: Extension = { text: { [OPEN]: { name: 'itemNamed', tokenize } } };
