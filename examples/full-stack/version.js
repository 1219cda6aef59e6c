// Which commit this is: from the variable that the host sets, else from git.
import { execFileSync } from 'node:child_process';

/** COMMIT is our own; the others are set by Render, Railway, Heroku and GitHub Actions. */
const VARIABLES = ['COMMIT', 'RENDER_GIT_COMMIT', 'RAILWAY_GIT_COMMIT_SHA', 'SOURCE_VERSION', 'GITHUB_SHA'];

/** @returns the hash; `unknown` where nobody knows */
export function commitOf(environment) {
  const name = VARIABLES.find((variable) => environment[variable]);
  return name === undefined ? fromGit() : environment[name];
}

function fromGit() {
  try {
    const options = { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('git', ['rev-parse', 'HEAD'], options).trim();
  } catch {
    return 'unknown';
  }
}
