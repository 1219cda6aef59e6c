# Tries: catches every exception and goes on
# Expect: time-limit
def attack():
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
