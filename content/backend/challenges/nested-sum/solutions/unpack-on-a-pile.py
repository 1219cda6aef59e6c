def total_weight(parcel):
    pile = [parcel]
    total = 0
    while pile:
        thing = pile.pop()
        if isinstance(thing, list):
            pile.extend(thing)
        else:
            total += thing
    return total
