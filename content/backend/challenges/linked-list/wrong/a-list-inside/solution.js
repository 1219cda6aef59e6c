class LinkedList {
  constructor() {
    this.values = [];
  }

  pushFront(value) {
    this.values.unshift(value);
  }

  pushBack(value) {
    this.values.push(value);
  }

  popFront() {
    this.check();
    return this.values.shift();
  }

  remove(value) {
    const at = this.values.indexOf(value);
    if (at >= 0) this.values.splice(at, 1);
    return at >= 0;
  }

  first() {
    this.check();
    return this.values[0];
  }

  last() {
    this.check();
    return this.values.at(-1);
  }

  size() {
    return this.values.length;
  }

  toList() {
    return [...this.values];
  }

  check() {
    if (this.values.length === 0) throw new RangeError('the list is empty');
  }
}
