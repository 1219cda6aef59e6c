# Tries: replaces the JSON encoder
# Expect: crashed
import json


def attack():
    json.dumps = lambda *args, **rest: '"pass"'
    return 'wrong'
