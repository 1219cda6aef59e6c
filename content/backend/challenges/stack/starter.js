class Stack {
  constructor() {}

  push(value) {}

  pop() {}

  peek() {}

  size() {}

  toList() {}
}
