# Tries: puts a trace function under the harness
# Expect: returned|raised|crashed|time-limit
import sys


def attack():
    def trace(frame, event, argument):
        frame.f_locals['status'] = 'returned'
        return trace

    sys.settrace(trace)
    return 'wrong'
