/** Who may do what. Nothing is allowed that the contract's table and a role here do not both name. */
import { AppError, PERMISSIONS, type Permission, type RouteName } from '@waymark/contract';

/** Roles of a requester. With accounts come more roles here, and a programme's own list of people. */
export type Role = 'anonymous' | 'local-learner' | 'token-holder';

export interface Actor {
  role: Role;
}

/** Says who sends a request; a request that it cannot place is anonymous. */
export type Identify = (request: Request) => Actor;

const EVERYTHING = new Set<Permission>([
  'public',
  'by-secret',
  'programme:read',
  'programme:write',
  'instance:read',
  'instance:admin',
]);

const GRANTS: Record<Role, ReadonlySet<Permission>> = {
  anonymous: new Set<Permission>(['public', 'by-secret']),
  'local-learner': EVERYTHING,
  // One token stands for one learner, until accounts come.
  'token-holder': EVERYTHING,
};

/**
 * Local mode has one learner, who owns everything: whoever passed the local guard is that person.
 *
 * @returns the same actor for every request
 */
export const identifyLocalLearner: Identify = () => ({ role: 'local-learner' });

/**
 * @param actor who asks
 * @param route the route's name in the contract
 * @throws AppError `sign-in-required` for a stranger, `forbidden` when no grant covers the route's permission
 */
export function authorize(actor: Actor, route: RouteName): void {
  // The table is exhaustive by type; a name that came in past the types has no entry and no grant.
  const needed = (PERMISSIONS as Partial<typeof PERMISSIONS>)[route];
  if (needed !== undefined && GRANTS[actor.role].has(needed)) return;
  throw new AppError(actor.role === 'anonymous' ? 'sign-in-required' : 'forbidden');
}
