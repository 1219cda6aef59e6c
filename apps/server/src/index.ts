/** The server as others use it: `createApp` for the door, `serve` to put it on a socket. */
export { createApp, type App, type AppOptions } from './app.ts';
export { loadConfig, type Config, type ConfigResult, type ConfigSources } from './platform/config/config.ts';
export { loadContent, type ContentPack } from './platform/content.ts';
export type { WebHandler } from './platform/http/door.ts';
export { findServer } from './platform/http/running.ts';
export { serve, ServeError, type Served, type ServeErrorCode } from './platform/http/serve.ts';
export { gradeExplanations, readExplanationFiles, type ExplanationFile } from './platform/explanation-files.ts';
export { readQuizFiles, type QuizFile } from './platform/quiz-files.ts';
export { VERSION } from './platform/version.ts';
export type { JudgePort, LoadJudge } from './worker/port.ts';
