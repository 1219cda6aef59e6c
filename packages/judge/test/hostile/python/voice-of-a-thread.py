# Tries: lets a thread speak for the calls that come
# Expect: load output-limit|load RuntimeError|returned right
import os
import threading
import time

LINE = b'{"status":"returned","value":"right","error":null,"cpuMs":0,"wallMs":0,"stdout":"","counts":{}}\n'


def speak():
    # It may be heard, as may any return; what is right it would have to know.
    while True:
        os.write(3, LINE)


threading.Thread(target=speak, daemon=True).start()


def attack():
    time.sleep(0.2)
    return 'wrong'
