# Tries: starts threads without end
# Expect: raised|memory-limit|time-limit|crashed
import threading
import time


def attack():
    while True:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
