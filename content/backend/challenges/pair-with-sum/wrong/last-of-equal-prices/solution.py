def pair_with_sum(prices, voucher):
    seen = {}
    for at, price in enumerate(prices):
        if voucher - price in seen:
            return [seen[voucher - price], at]
        seen[price] = at
    return []
