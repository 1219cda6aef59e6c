import sys


def euros(cents):
    return f'{cents // 100}.{cents % 100:02d}'


items = [line.split() for line in sys.stdin.read().splitlines()]
costs = [int(pieces) * int(price) for _, pieces, price in items]
for (name, _, _), cost in zip(items, costs):
    print(name, euros(cost))
print('total', euros(sum(costs)))
