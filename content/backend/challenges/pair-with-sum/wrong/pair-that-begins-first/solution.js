function pairWithSum(prices, voucher) {
  for (let first = 0; first < prices.length; first += 1) {
    for (let second = first + 1; second < prices.length; second += 1) {
      if (prices[first] + prices[second] === voucher) return [first, second];
    }
  }
  return [];
}
