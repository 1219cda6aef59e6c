class Node {
  constructor(value) {
    this.value = value;
    this.next = null;
  }
}

class LinkedList {
  constructor() {
    this.head = null;
    this.tail = null;
    this.count = 0;
  }

  pushFront(value) {
    const node = new Node(value);
    node.next = this.head;
    this.head = node;
    if (this.tail === null) {
      this.tail = node;
    }
    this.count += 1;
  }

  pushBack(value) {
    const node = new Node(value);
    if (this.tail === null) {
      this.head = node;
    } else {
      this.tail.next = node;
    }
    this.tail = node;
    this.count += 1;
  }

  popFront() {
    const node = this.head;
    if (node === null) {
      throw new RangeError('the list is empty');
    }
    this.head = node.next;
    this.count -= 1;
    return node.value;
  }

  remove(value) {
    let before = null;
    let node = this.head;
    while (node !== null && node.value !== value) {
      before = node;
      node = node.next;
    }
    if (node === null) {
      return false;
    }
    if (before === null) {
      this.head = node.next;
    } else {
      before.next = node.next;
    }
    if (node.next === null) {
      this.tail = before;
    }
    this.count -= 1;
    return true;
  }

  first() {
    if (this.head === null) {
      throw new RangeError('the list is empty');
    }
    return this.head.value;
  }

  last() {
    if (this.tail === null) {
      throw new RangeError('the list is empty');
    }
    return this.tail.value;
  }

  size() {
    return this.count;
  }

  toList() {
    const values = [];
    let node = this.head;
    while (node !== null) {
      values.push(node.value);
      node = node.next;
    }
    return values;
  }
}
