/** Made by the build (engine/engine.ts). */
declare module 'virtual:waymark-engine' {
  /** Address of the engine's folder; changes with every version. */
  export const base: string;
}
