# Tries: raises the limit of output in the harness's own frames
# Expect: output-limit|crashed
import sys


def raise_budget(frame, event, arg):
    if 'budget' in frame.f_locals:
        frame.f_locals['budget'] = 10**12
    if 'encoder' in frame.f_locals:
        frame.f_locals['encoder'].left = 10**12
    return raise_budget


sys.setprofile(raise_budget)
sys.settrace(raise_budget)


def attack():
    return 'x' * 10**7
