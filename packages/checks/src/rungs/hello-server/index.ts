import { defineCheck } from '../../check/define.ts';
import { declaresFramework, usesFramework } from './framework-steps.ts';
import * as steps from './steps.ts';

/** The first rung: a server that reads a request and answers it. Brief: content/backend/briefs/hello-server.md. */
export const helloServer = defineCheck({
  name: 'hello-server',
  version: 2,
  title: 'Hello, server',
  // The paths that are tried because they should not be there are one segment long.
  sends: () => ['GET /', 'GET /hello', 'GET /:unknown'],
  goodEnough: 1,
  variants: { framework: { title: 'written with the framework that it names' } },
  steps: [
    steps.serverAnswers,
    steps.greets,
    steps.greetsByName,
    steps.hasContentType,
    steps.greetsInAnyScript,
    steps.greetsTheWorld,
    steps.greetsMany,
    steps.knowsWhatItHasNot,
    declaresFramework,
    usesFramework,
  ],
});
