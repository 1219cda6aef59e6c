import { defineCheck } from '../../check/define.ts';
import { versionPath } from '../../terms/model.ts';
import { restApi } from '../rest-api/index.ts';
import { closedSends, hidesItsErrors, hidesItsFiles } from './closed-steps.ts';
import { isPublic, isRecent, isYourCommit, namesItsCommit } from './commit-steps.ts';
import { asksNobodyAtHome, followsTheApi, usesTheApi } from './data-steps.ts';
import { DEEPEST } from './files.ts';
import * as page from './page-steps.ts';

/** `/:a`, `/:a/:b` and so on: the files that the page names, wherever they lie below the server's address. */
const FILES = Array.from({ length: DEEPEST }, (_, depth) => `GET ${'/:part'.repeat(depth + 1)}`);

/** A page and its API on the open net. Brief: content/backend/briefs/deployed.md. */
export const deployed = defineCheck({
  name: 'deployed',
  version: 1,
  title: 'A full-stack application, deployed',
  needs: [restApi],
  uses: ['http', 'repository'],
  sends: (terms) => ['GET /', `GET ${versionPath(terms)}`, `DELETE ${terms.path}/:id`, ...closedSends(terms), ...FILES],
  goodEnough: 0.9,
  variants: { public: { title: 'at a public address, over https', over: 'direct' } },
  steps: [
    page.servesPage,
    page.saysWhatItIs,
    page.fitsPhones,
    page.loadsItsFiles,
    asksNobodyAtHome,
    usesTheApi,
    followsTheApi,
    hidesItsErrors,
    hidesItsFiles,
    page.keepsSourceMaps,
    namesItsCommit,
    isYourCommit,
    isRecent,
    isPublic,
  ],
});
