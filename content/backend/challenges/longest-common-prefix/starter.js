function commonPrefix(names) {}
