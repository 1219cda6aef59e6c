/** A bound on WebAssembly's memory, which no engine lets a host set from outside. */

const PAGE_BYTES = 65_536;

/**
 * From now on memories grow only up to `limit`; the program sees an allocation that failed, which Python tells as MemoryError.
 * @returns sets the limit in bytes of one memory; without one there is none
 */
export function boundMemory(): (limit: number) => void {
  const { apply } = Reflect;
  const { prototype } = WebAssembly.Memory;
  // Taken before anything of a learner's runs: either could be made to lie afterwards.
  const sizeOf = (Object.getOwnPropertyDescriptor(prototype, 'buffer') as { get: () => ArrayBuffer }).get;
  const grow = (Object.getOwnPropertyDescriptor(prototype, 'grow') as { value: (pages: number) => number }).value;
  let bound = Infinity;
  prototype.grow = function bounded(this: WebAssembly.Memory, pages: number): number {
    if (apply(sizeOf, this, []).byteLength + pages * PAGE_BYTES > bound)
      throw new RangeError('more memory than allowed');
    return apply(grow, this, [pages]);
  };
  return (limit) => {
    bound = limit;
  };
}
