function mergeBookings(bookings) {}
