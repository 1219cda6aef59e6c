function totalWeight(parcel) {
  let total = 0;
  for (const thing of parcel) {
    if (Array.isArray(thing)) {
      totalWeight(thing);
    } else {
      total += thing;
    }
  }
  return total;
}
