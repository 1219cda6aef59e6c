def merge_bookings(bookings):
    pass
