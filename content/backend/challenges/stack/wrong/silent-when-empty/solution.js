class Stack {
  constructor() {
    this.values = [];
  }

  push(value) {
    this.values.push(value);
  }

  pop() {
    return this.values.pop();
  }

  peek() {
    return this.values[this.values.length - 1];
  }

  size() {
    return this.values.length;
  }

  toList() {
    return this.values.slice();
  }
}
