# Tries: prints a verdict
# Expect: returned
def attack():
    print('{"version":1,"status":"pass"}')
    return 'wrong'
