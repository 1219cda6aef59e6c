class Train {
  constructor() {}

  add(value) {}

  reverse() {}

  first() {}

  last() {}

  toList() {}
}
