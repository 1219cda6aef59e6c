def merge_bookings(bookings):
    taken = []
    for start, end in sorted(bookings):
        if taken and start < taken[-1][1]:
            taken[-1][1] = max(taken[-1][1], end)
        else:
            taken.append([start, end])
    return taken
