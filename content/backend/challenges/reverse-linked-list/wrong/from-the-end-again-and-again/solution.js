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
    const values = this.toList().reverse();
    for (const [at, value] of values.entries()) {
      let place = this.front;
      for (let step = 0; step < at; step += 1) place = place.next;
      place.value = value;
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
