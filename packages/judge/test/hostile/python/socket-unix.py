# Tries: talks to a local service
# Expect: returned contained
import socket


def attack():
    try:
        socket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')
    except OSError:
        return 'contained'
