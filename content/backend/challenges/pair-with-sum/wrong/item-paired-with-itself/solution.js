function pairWithSum(prices, voucher) {
  for (let second = 0; second < prices.length; second += 1) {
    for (let first = 0; first <= second; first += 1) {
      if (prices[first] + prices[second] === voucher) {
        return [first, second];
      }
    }
  }
  return [];
}
