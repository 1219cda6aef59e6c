function totalWeight(parcel) {}
