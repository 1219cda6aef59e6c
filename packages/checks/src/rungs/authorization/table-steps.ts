/** The learner's own table of roles and routes (`auth.matrix`), every cell of it. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import type { MatrixRow, Role, Terms } from '../../terms/model.ts';
import { signsAdminIn } from './admin-steps.ts';
import { keepsOwn } from './own-steps.ts';

/** @returns the rows that may be sent: what changes something has to say that it is safe */
export function sentRows({ auth }: Terms): MatrixRow[] {
  return (auth.matrix ?? []).filter(({ method, safe }) => method === 'GET' || method === 'HEAD' || safe === true);
}

const NO_CELLS = 'waymark.yaml has no table of roles and routes with such cells';

function without(...roles: Role[]): (terms: Terms) => string | null {
  return (terms) => (sentRows(terms).some((row) => roles.some((role) => row[role] !== undefined)) ? null : NO_CELLS);
}

export const keepsTable = step({
  id: 'keeps-the-table',
  title: 'Visitors and users get what your table of roles and routes says',
  after: [keepsOwn],
  unless: without('anonymous', 'user'),
  weight: 2,
  async run(t) {
    const [{ token }] = t.from(keepsOwn);
    const left = (t.terms.auth.matrix ?? []).filter((row) => !sentRows(t.terms).includes(row));
    for (const { method, path } of left)
      t.note(
        `${method} ${path} was not sent: it may change something. Say safe: true in its row where it does no harm.`,
      );
    await tryCells(t, 'anonymous', {});
    await tryCells(t, 'user', { Authorization: `Bearer ${token}` });
  },
});

export const keepsTableForAdmins = step({
  id: 'keeps-the-table-for-admins',
  title: 'An admin gets what your table of roles and routes says',
  after: [signsAdminIn],
  unless: without('admin'),
  run: (t) => tryCells(t, 'admin', { Authorization: `Bearer ${t.from(signsAdminIn).token}` }),
});

const WHO: Record<Role, string> = { anonymous: 'somebody without a token', user: 'a user', admin: 'an admin' };

async function tryCells(t: Tools, role: Role, headers: Record<string, string>): Promise<void> {
  for (const row of sentRows(t.terms)) {
    const wanted = row[role];
    if (wanted === undefined) continue;
    const { method, path } = row;
    const body = ['POST', 'PUT', 'PATCH'].includes(method) ? { json: {} } : {};
    const answer = await t.send({ method, path, headers, ...body });
    answer.expectStatus(
      wanted,
      `Your table says that ${WHO[role]} gets ${wanted} for ${method} ${path}: mend the route, or the table where it is the table that is wrong.`,
    );
  }
}
