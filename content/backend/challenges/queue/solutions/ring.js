// One arrow is enough: it points at the last node, and the last node points at the first.
class Queue {
  constructor() {
    this.last = null;
    this.count = 0;
  }

  enqueue(value) {
    const node = { value, next: null };
    node.next = this.last === null ? node : this.last.next;
    if (this.last !== null) this.last.next = node;
    this.last = node;
    this.count += 1;
  }

  dequeue() {
    const value = this.front();
    if (this.count === 1) this.last = null;
    else this.last.next = this.last.next.next;
    this.count -= 1;
    return value;
  }

  front() {
    this.check();
    return this.last.next.value;
  }

  back() {
    this.check();
    return this.last.value;
  }

  size() {
    return this.count;
  }

  toList() {
    const values = [];
    let node = this.last;
    for (let at = 0; at < this.count; at += 1) {
      node = node.next;
      values.push(node.value);
    }
    return values;
  }

  check() {
    if (this.count === 0) throw new Error('empty');
  }
}
