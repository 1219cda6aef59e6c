import type { Challenge, Input } from '../challenge/model.ts';
import type { Call, Language } from '../types.ts';

/** @returns the call that puts this input into a solution: input, names and what to count, and nothing else */
export function callFor(challenge: Challenge, language: Language, input: Input): Call {
  const observe = challenge.observe === null ? {} : { observe: challenge.observe };
  switch (challenge.kind) {
    case 'program':
      return { kind: 'program', stdin: input.stdin };
    case 'function': {
      const argument = challenge.argument === null ? {} : { argument: challenge.argument };
      return { kind: 'function', name: challenge.names[language], args: input.args, ...observe, ...argument };
    }
    case 'class': {
      const nameOf = (method: string): string =>
        challenge.methods.find(({ name }) => name === method)?.names[language] ?? method;
      const steps = input.steps.map((step) => ({ ...step, method: nameOf(step.method) }));
      return { kind: 'script', className: challenge.names[language], args: input.args, steps, ...observe };
    }
  }
}
