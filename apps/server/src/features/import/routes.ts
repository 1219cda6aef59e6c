import type { Handlers } from '../../platform/http/handler.ts';
import { bytesOf } from '../programmes/service.ts';
import { previewImport } from './service.ts';

export function importHandlers(): Handlers<'previewImport'> {
  return {
    previewImport: ({ body }) => Promise.resolve(previewImport(bytesOf(body), body.name ?? '')),
  };
}
