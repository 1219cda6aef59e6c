total = 0


def total_weight(parcel):
    global total
    for thing in parcel:
        if isinstance(thing, list):
            total_weight(thing)
        else:
            total += thing
    return total
