class Queue {
  constructor() {}

  enqueue(value) {}

  dequeue() {}

  front() {}

  back() {}

  size() {}

  toList() {}
}
