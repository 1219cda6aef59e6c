// What is taken from the front one by one and put in front again comes out turned round.
class Train {
  front = null;
  end = null;

  add(value) {
    const waggon = { value, next: null };
    if (this.front) this.end.next = waggon;
    else this.front = waggon;
    this.end = waggon;
  }

  reverse() {
    let rest = this.front;
    this.end = this.front;
    this.front = null;
    while (rest) {
      const waggon = rest;
      rest = rest.next;
      waggon.next = this.front;
      this.front = waggon;
    }
  }

  first() {
    return this.front.value;
  }

  last() {
    return this.end.value;
  }

  toList() {
    const values = [];
    for (let waggon = this.front; waggon; waggon = waggon.next) values.push(waggon.value);
    return values;
  }
}
