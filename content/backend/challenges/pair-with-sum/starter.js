function pairWithSum(prices, voucher) {}
