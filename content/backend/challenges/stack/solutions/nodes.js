class Stack {
  constructor() {
    this.top = null;
    this.count = 0;
  }

  push(value) {
    this.top = { value, below: this.top };
    this.count += 1;
  }

  pop() {
    const value = this.peek();
    this.top = this.top.below;
    this.count -= 1;
    return value;
  }

  peek() {
    if (this.top === null) throw new Error('empty');
    return this.top.value;
  }

  size() {
    return this.count;
  }

  toList() {
    const values = [];
    for (let node = this.top; node !== null; node = node.below) values.unshift(node.value);
    return values;
  }
}
