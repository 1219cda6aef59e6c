function totalWeight(parcel) {
  return parcel.flat(Infinity).reduce((sum, weight) => sum + weight, 0);
}
