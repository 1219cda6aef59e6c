# Tries: prints without end
# Expect: output-limit
def attack():
    while True:
        print('x' * 1000)
