import socket


def value():
    server = socket.socket()
    server.bind(("0.0.0.0", 0))
    server.listen()
    return 1
