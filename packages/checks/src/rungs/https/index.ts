import { defineCheck } from '../../check/define.ts';
import * as certificate from './certificate-steps.ts';
import { speaksTls } from './greet.ts';
import * as page from './page-steps.ts';
import * as plain from './plain-steps.ts';
import { hasPublicName } from './public-name.ts';

/** TLS as the world sees it (RFC 8446, 9525, 6797, 8996). Brief: content/backend/briefs/https.md. */
export const https = defineCheck({
  name: 'https',
  version: 1,
  title: 'Served over https',
  uses: ['http', 'site'],
  sends: () => ['GET /', 'GET /:page'],
  goodEnough: 0.75,
  steps: [
    hasPublicName,
    speaksTls,
    certificate.fitsItsName,
    certificate.isInDate,
    certificate.isTrusted,
    certificate.hasDaysLeft,
    certificate.isRenewedInTime,
    certificate.refusesOldTls,
    plain.redirects,
    plain.keepsTheWay,
    plain.saysNothingInTheClear,
    page.servesOverTls,
    page.asksForHttps,
    page.keepsCookiesSafe,
    page.loadsOverHttps,
  ],
});
