def pair_with_sum(prices, voucher):
    pass
