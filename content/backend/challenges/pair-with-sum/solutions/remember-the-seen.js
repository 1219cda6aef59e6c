function pairWithSum(prices, voucher) {
  const seen = new Map();
  for (const [at, price] of prices.entries()) {
    if (seen.has(voucher - price)) {
      return [seen.get(voucher - price), at];
    }
    if (!seen.has(price)) {
      seen.set(price, at);
    }
  }
  return [];
}
