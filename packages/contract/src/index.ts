/** The HTTP contract: routes, schemas, permissions, error codes, events. The typed client is `@waymark/contract/client`. */
export * from './errors.ts';
export type * from './events.ts';
export * from './permissions.ts';
export * from './route.ts';
export { routes, type RouteName, type Routes } from './routes/index.ts';
export type * from './views.ts';
