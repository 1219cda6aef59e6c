/** The ways of a server to work that is public: nothing of its own network can be reached through them. */
import { cloneRepository, openOrTell } from '@waymark/checks/repository';
import { direct } from '@waymark/checks/transport';
import type { Routes } from './running.ts';

export const PUBLIC_ROUTES: Routes = {
  direct: (baseUrl) => direct(baseUrl),
  clone: (address, signal) => openOrTell(address, () => cloneRepository({ address }, signal)),
};
