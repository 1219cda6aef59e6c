def pair_with_sum(prices, voucher):
    seen = {}
    for at, price in enumerate(prices):
        if voucher - price in seen:
            return [seen[voucher - price], at]
        if price not in seen:
            seen[price] = at
    return []
