def pair_with_sum(prices, voucher):
    seen = {}
    for at, price in enumerate(prices):
        if seen.get(voucher - price):
            return [seen[voucher - price], at]
        if price not in seen:
            seen[price] = at
    return []
