class Waggon {
  constructor(value) {
    this.value = value;
    this.next = null;
  }
}

class Train {
  constructor() {
    this.front = null;
    this.end = null;
  }

  add(value) {
    const waggon = new Waggon(value);
    if (this.end === null) {
      this.front = waggon;
    } else {
      this.end.next = waggon;
    }
    this.end = waggon;
  }

  reverse() {
    let before = null;
    let waggon = this.front;
    this.end = this.front;
    while (waggon !== null) {
      const after = waggon.next;
      waggon.next = before;
      before = waggon;
      waggon = after;
    }
  }

  first() {
    if (this.front === null) {
      throw new RangeError('the train is empty');
    }
    return this.front.value;
  }

  last() {
    if (this.end === null) {
      throw new RangeError('the train is empty');
    }
    return this.end.value;
  }

  toList() {
    const values = [];
    let waggon = this.front;
    while (waggon !== null) {
      values.push(waggon.value);
      waggon = waggon.next;
    }
    return values;
  }
}
