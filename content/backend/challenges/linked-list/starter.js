class LinkedList {
  constructor() {}

  pushFront(value) {}

  pushBack(value) {}

  popFront() {}

  remove(value) {}

  first() {}

  last() {}

  size() {}

  toList() {}
}
