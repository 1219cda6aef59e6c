import { defineCheck } from '../../check/define.ts';
import { hasPublicName } from '../https/public-name.ts';
import * as address from './address-steps.ts';
import { itsAuthorityIsAllowed } from './caa-step.ts';
import * as site from './site-steps.ts';
import * as zone from './zone-steps.ts';

/** A name and what it leads to (RFC 1034, 1035, 8659). Brief: content/backend/briefs/dns.md. */
export const dns = defineCheck({
  name: 'dns',
  version: 1,
  title: 'A name that leads to your site',
  uses: ['http', 'site'],
  sends: () => ['GET /'],
  goodEnough: 0.75,
  steps: [
    hasPublicName,
    address.itsAliasLeadsSomewhere,
    zone.itsAliasStandsAlone,
    address.hasAddresses,
    address.itsAddressesArePublic,
    zone.itsServersAgree,
    site.eachAddressIsTheSite,
    site.answersForTheName,
    site.leadsWithAndWithoutWww,
    zone.hasTwoServers,
    address.isKeptADayAtMost,
    itsAuthorityIsAllowed,
  ],
});
