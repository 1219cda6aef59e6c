# Tries: connects to the network
# Expect: returned contained
import socket


def attack():
    try:
        socket.create_connection(('1.1.1.1', 53), timeout=1)
    except OSError:
        return 'contained'
