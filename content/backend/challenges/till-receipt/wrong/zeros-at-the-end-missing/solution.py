import sys

total = 0
for line in sys.stdin:
    name, pieces, price = line.split()
    cost = int(pieces) * int(price)
    total += cost
    print(f'{name} {cost / 100}')
print(f'total {total / 100}')
