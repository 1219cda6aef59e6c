// A guard stands before the first value, so every node has one before it.
class LinkedList {
  constructor() {
    this.guard = { value: null, next: null };
    this.back = this.guard;
  }

  pushFront(value) {
    this.guard.next = { value, next: this.guard.next };
    if (this.back === this.guard) this.back = this.guard.next;
  }

  pushBack(value) {
    const node = { value, next: null };
    this.back.next = node;
    this.back = node;
  }

  popFront() {
    const value = this.first();
    this.unlinkAfter(this.guard);
    return value;
  }

  remove(value) {
    for (let before = this.guard; before.next; before = before.next) {
      if (before.next.value === value) {
        this.unlinkAfter(before);
        return true;
      }
    }
    return false;
  }

  unlinkAfter(before) {
    if (before.next === this.back) this.back = before;
    before.next = before.next.next;
  }

  first() {
    if (!this.guard.next) throw new Error('empty');
    return this.guard.next.value;
  }

  last() {
    if (this.back === this.guard) throw new Error('empty');
    return this.back.value;
  }

  size() {
    return this.toList().length;
  }

  toList() {
    const values = [];
    for (let node = this.guard.next; node; node = node.next) values.push(node.value);
    return values;
  }
}
