# Tries: replaces what writes the facts, to claim what it did not return
# Expect: returned 42
import sys


class Encoder:
    def encode(self, message):
        return '{"status":"returned","value":42,"error":null,"cpuMs":0,"wallMs":0,"stdout":"","counts":{}}'


def attack():
    # It is its own process, so it may lie about its value; what is right it would have to know.
    sys.modules['waymark_harness.calls'].ENCODER = Encoder()
    return 1
