/** How a command ends when it cannot do what it was asked. */

/** Exit codes that scripts can rely on. */
export const EXIT = {
  ok: 0,
  /** It ran, and the answer is no: lint errors, differences, conflicts, a tool missing. */
  no: 1,
  /** The command's own words are off, or a file cannot be read. */
  usage: 2,
  /** The data or the server cannot be used. */
  unavailable: 3,
} as const;

/** A failure in words for a person; carries the exit code. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
