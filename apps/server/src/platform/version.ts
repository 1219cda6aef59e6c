import manifest from '../../package.json' with { type: 'json' };

/** Of the program, as its health and its interface document say it. */
export const VERSION: string = manifest.version;
