def pair_with_sum(prices, voucher):
    for second in range(len(prices)):
        for first in range(second + 1):
            if prices[first] + prices[second] == voucher:
                return [first, second]
    return []
