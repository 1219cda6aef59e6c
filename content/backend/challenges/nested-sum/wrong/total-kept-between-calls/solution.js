let total = 0;

function totalWeight(parcel) {
  for (const thing of parcel) {
    if (Array.isArray(thing)) totalWeight(thing);
    else total += thing;
  }
  return total;
}
