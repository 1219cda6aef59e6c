class Queue {
  constructor() {
    this.values = [];
  }

  enqueue(value) {
    this.values.push(value);
  }

  dequeue() {
    this.check();
    return this.values.shift();
  }

  front() {
    this.check();
    return this.values[0];
  }

  back() {
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
    if (this.values.length === 0) throw new RangeError('the queue is empty');
  }
}
