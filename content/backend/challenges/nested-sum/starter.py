def total_weight(parcel):
    pass
