/** What a signal still needs, in words that somebody understands who has never seen a check. */

/** What each check looks for; the rules know it only by its name. */
const CHECKS: Record<string, string> = {
  git: 'a repository with commits, a branch and a merge',
  'public-repository': 'a public repository with your code in it',
  'hello-server:framework': 'a “Hello World” server made with a framework',
  'sql-schema': 'a database schema',
  'nosql-schema': 'documents with a schema',
  'crud-persistence': 'records made, read, changed and deleted in a database',
  'nosql-crud': 'the same with documents',
  'crud-persistence:restart': 'records that outlive a restart of your server',
  'rest-api': 'a REST API that answers every kind of request',
  graphql: 'GraphQL queries and mutations that answer',
  'portfolio-project': 'a project in your portfolio that passed a check',
  deployed: 'your application, page and interface',
  'deployed:public': 'your application at a public address',
  'ci-pipeline': 'a pipeline that builds and tests every change',
  authentication: 'registration and login that keep others out',
  authorization: 'rights that differ from role to role',
  'http-caching': 'answers that a cache may keep',
  'http-caching:measured': 'a read that was measured before and after',
};

/**
 * @param missing what the rule says, e.g. `Pass the check “git”.`
 * @returns the same with names of checks put into words; a name without words stays as it is
 */
export function missingWords(missing: string): string {
  return missing.replace(/\bpass the check (“[^”]+”(?: or “[^”]+”)*)/gi, (whole, names: string) => {
    const words = [...names.matchAll(/“([^”]+)”/g)].map(([, name]) => CHECKS[name ?? '']);
    if (words.includes(undefined)) return whole;
    return `${whole.startsWith('P') ? 'A' : 'a'} check looks for ${words.join(', or ')}`;
  });
}
