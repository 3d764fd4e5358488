import socket


def value():
    socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b"x", ("::1", @PORT@))
    return 1
