function mergeBookings(bookings) {
  let taken = [];
  for (let [start, end] of bookings) {
    const apart = [];
    for (const other of taken) {
      if (other[1] < start || end < other[0]) {
        apart.push(other);
      } else {
        start = Math.min(start, other[0]);
        end = Math.max(end, other[1]);
      }
    }
    taken = [...apart, [start, end]];
  }
  return taken.sort((a, b) => a[0] - b[0]);
}
