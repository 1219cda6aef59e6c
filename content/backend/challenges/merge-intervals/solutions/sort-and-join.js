function mergeBookings(bookings) {
  const taken = [];
  const sorted = [...bookings].sort((a, b) => a[0] - b[0]);
  for (const [start, end] of sorted) {
    const last = taken.at(-1);
    if (last && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      taken.push([start, end]);
    }
  }
  return taken;
}
