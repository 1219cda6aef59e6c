/** The ways of a server to work that is public: nothing of its own network can be reached through them. */
import { publicSite } from '@waymark/checks/network';
import { cloneRepository, openOrTell, runsAtHost, type HostInterface } from '@waymark/checks/repository';
import { direct } from '@waymark/checks/transport';
import type { Routes } from './running.ts';

/** @param github asked about the runs of pipelines */
export function publicRoutes(github: HostInterface): Routes {
  return {
    direct: (baseUrl) => direct(baseUrl),
    site: (baseUrl) => publicSite(baseUrl),
    clone(address, signal) {
      const runsFor = runsAtHost(github, address);
      const options = { address, ...(runsFor === undefined ? {} : { runsFor }) };
      return openOrTell(address, () => cloneRepository(options, signal));
    },
  };
}
