# Tries: listens on the machine itself
# Expect: returned contained
import socket


def attack():
    try:
        server = socket.socket()
        server.bind(('127.0.0.1', 0))
        server.listen()
    except OSError:
        return 'contained'
