# Tries: leaves a thread that goes on after the call
# Expect: returned
import threading


def attack():
    def work():
        while True:
            pass

    threading.Thread(target=work, daemon=True).start()
    return 1
