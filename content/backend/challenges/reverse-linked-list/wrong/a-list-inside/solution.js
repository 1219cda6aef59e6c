class Train {
  constructor() {
    this.values = [];
  }

  add(value) {
    this.values.push(value);
  }

  reverse() {
    this.values.reverse();
  }

  first() {
    if (this.values.length === 0) throw new RangeError('the train is empty');
    return this.values[0];
  }

  last() {
    if (this.values.length === 0) throw new RangeError('the train is empty');
    return this.values.at(-1);
  }

  toList() {
    return this.values.slice();
  }
}
