class Stack {
  constructor() {
    this.bottom = { value: null, above: null };
  }

  push(value) {
    this.walk(this.size()).above = { value, above: null };
  }

  pop() {
    const value = this.peek();
    this.walk(this.size() - 1).above = null;
    return value;
  }

  peek() {
    if (this.bottom.above === null) throw new RangeError('the stack is empty');
    return this.walk(this.size()).value;
  }

  size() {
    return this.toList().length;
  }

  toList() {
    const values = [];
    for (let node = this.bottom.above; node !== null; node = node.above) values.push(node.value);
    return values;
  }

  walk(steps) {
    let node = this.bottom;
    for (let step = 0; step < steps; step += 1) node = node.above;
    return node;
  }
}
