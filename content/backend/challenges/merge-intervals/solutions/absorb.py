def merge_bookings(bookings):
    taken = []
    for start, end in bookings:
        apart = []
        for other_start, other_end in taken:
            if other_end < start or end < other_start:
                apart.append([other_start, other_end])
            else:
                start = min(start, other_start)
                end = max(end, other_end)
        taken = apart + [[start, end]]
    return sorted(taken)
