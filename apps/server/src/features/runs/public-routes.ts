/** The ways of a server to work that is public: nothing of its own network can be reached through them. */
import { direct } from '@waymark/checks/transport';
import type { Routes } from './running.ts';

/** @param dataFolder clones are made below it and removed after the run */
export function publicRoutes(dataFolder: string): Routes {
  void dataFolder;
  return {
    direct: (baseUrl) => direct(baseUrl),
    clone: () => Promise.reject(new Error('Repositories cannot be read here yet.')),
  };
}
