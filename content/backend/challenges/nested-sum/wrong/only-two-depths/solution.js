function totalWeight(parcel) {
  return parcel
    .flat()
    .filter((thing) => !Array.isArray(thing))
    .reduce((sum, weight) => sum + weight, 0);
}
