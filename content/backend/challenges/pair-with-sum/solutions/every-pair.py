def pair_with_sum(prices, voucher):
    for second in range(1, len(prices)):
        for first in range(second):
            if prices[first] + prices[second] == voucher:
                return [first, second]
    return []
