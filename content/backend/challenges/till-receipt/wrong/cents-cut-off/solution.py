import sys

total = 0
for line in sys.stdin:
    name, pieces, price = line.split()
    cost = int(pieces) * int(price)
    total += cost
    print(f'{name} {cost // 100:.2f}')
print(f'total {total // 100:.2f}')
