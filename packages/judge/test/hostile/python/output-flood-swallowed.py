# Tries: prints without end and swallows every refusal
# Expect: output-limit|time-limit
def attack():
    while True:
        try:
            print('x' * 1000)
        except BaseException:
            pass
