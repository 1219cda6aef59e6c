class Queue {
  constructor() {
    this.newest = null;
  }

  enqueue(value) {
    this.newest = { value, older: this.newest };
  }

  dequeue() {
    const value = this.front();
    this.newest = this.newest.older;
    return value;
  }

  front() {
    if (this.newest === null) throw new RangeError('the queue is empty');
    return this.newest.value;
  }

  back() {
    if (this.newest === null) throw new RangeError('the queue is empty');
    return this.toList().at(-1);
  }

  size() {
    return this.toList().length;
  }

  toList() {
    const values = [];
    for (let node = this.newest; node !== null; node = node.older) values.push(node.value);
    return values;
  }
}
