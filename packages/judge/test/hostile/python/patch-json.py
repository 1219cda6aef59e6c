# Tries: replaces the JSON encoder
# Expect: returned wrong|crashed
import json


def attack():
    json.dumps = lambda *args, **rest: '"pass"'
    return 'wrong'
