def total_weight(parcel):
    total = 0
    for thing in parcel:
        if isinstance(thing, list):
            total += total_weight(thing)
        else:
            total += thing
    return total
