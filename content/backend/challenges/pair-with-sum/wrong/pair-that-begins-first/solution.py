def pair_with_sum(prices, voucher):
    for first in range(len(prices)):
        for second in range(first + 1, len(prices)):
            if prices[first] + prices[second] == voucher:
                return [first, second]
    return []
