/** A binary heap: the smallest entry first, n log n for n entries whatever the order in which they come. */

export interface Heap<T> {
  push(entry: T): void;
  pop(): T | undefined;
  peek(): T | undefined;
}

/** @param before whether the first entry comes before the second; entries that tie come in any order. */
export function heapOf<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const entries: T[] = [];
  const comesBefore = (a: number, b: number): boolean => before(entries[a] as T, entries[b] as T);
  const swap = (a: number, b: number): void => {
    [entries[a], entries[b]] = [entries[b] as T, entries[a] as T];
  };
  const smallerChild = (parent: number): number => {
    const left = parent * 2 + 1;
    return left + 1 < entries.length && comesBefore(left + 1, left) ? left + 1 : left;
  };
  return {
    push(entry) {
      let child = entries.push(entry) - 1;
      for (let parent = (child - 1) >> 1; child > 0 && comesBefore(child, parent); parent = (child - 1) >> 1) {
        swap(child, parent);
        child = parent;
      }
    },
    pop() {
      if (entries.length <= 1) return entries.pop();
      const first = entries[0];
      entries[0] = entries.pop() as T;
      let parent = 0;
      for (let child = smallerChild(parent); child < entries.length && comesBefore(child, parent);) {
        swap(child, parent);
        parent = child;
        child = smallerChild(parent);
      }
      return first;
    },
    peek: () => entries[0],
  };
}
