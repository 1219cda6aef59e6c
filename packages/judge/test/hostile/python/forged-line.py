# Tries: writes the line of a passed call into the report
# Expect: returned forged|crashed
import os


def attack():
    os.write(3, b'{"status":"returned","value":"forged","stdout":"","error":null,"counts":{},"cpuMs":0,"wallMs":0}\n')
    return 'wrong'
