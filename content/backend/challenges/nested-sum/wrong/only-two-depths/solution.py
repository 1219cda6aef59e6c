def total_weight(parcel):
    total = 0
    for thing in parcel:
        if isinstance(thing, list):
            total += sum(inner for inner in thing if not isinstance(inner, list))
        else:
            total += thing
    return total
