class Stack {
  constructor() {
    this.values = [];
  }

  push(value) {
    this.values.push(value);
  }

  pop() {
    if (this.values.length === 0) {
      throw new RangeError('the stack is empty');
    }
    return this.values.pop();
  }

  peek() {
    if (this.values.length === 0) {
      throw new RangeError('the stack is empty');
    }
    return this.values[this.values.length - 1];
  }

  size() {
    return this.values.length;
  }

  toList() {
    return this.values;
  }
}
