/** The TLS and the DNS of a public name: the server and the command line import this door. */
export { publicSite } from './public-site.ts';
export type { PublicSite, SiteOptions } from './public-site.ts';
export { nameRecords } from './name-records.ts';
export type { NameOptions } from './name-records.ts';
