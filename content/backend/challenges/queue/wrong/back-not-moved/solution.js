class Node {
  constructor(value) {
    this.value = value;
    this.next = null;
  }
}

class Queue {
  constructor() {
    this.first = null;
    this.last = null;
    this.count = 0;
  }

  enqueue(value) {
    const node = new Node(value);
    if (this.first === null) {
      this.first = node;
      this.last = node;
    } else {
      this.last.next = node;
    }
    this.count += 1;
  }

  dequeue() {
    const node = this.first;
    if (node === null) {
      throw new RangeError('the queue is empty');
    }
    this.first = node.next;
    if (this.first === null) {
      this.last = null;
    }
    this.count -= 1;
    return node.value;
  }

  front() {
    if (this.first === null) {
      throw new RangeError('the queue is empty');
    }
    return this.first.value;
  }

  back() {
    if (this.last === null) {
      throw new RangeError('the queue is empty');
    }
    return this.last.value;
  }

  size() {
    return this.count;
  }

  toList() {
    const values = [];
    let node = this.first;
    while (node !== null) {
      values.push(node.value);
      node = node.next;
    }
    return values;
  }
}
