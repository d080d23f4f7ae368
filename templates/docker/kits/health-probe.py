"""Asks the service of this container how it is, and says so with the exit code:
  health-probe.py grpc PORT_VARIABLE DEFAULT
  health-probe.py http PORT_VARIABLE DEFAULT PATH
It imports little and no gRPC, for it starts every other second.
"""
import os
import socket
import sys

LIMIT = 2  # seconds

# Types and flags of HTTP/2 frames: RFC 9113, section 6.
DATA, HEADERS, RST_STREAM, SETTINGS, GOAWAY = 0, 1, 3, 4, 7
END_STREAM, ACK, END_HEADERS = 1, 1, 4

STATUS = {1: "SERVING", 2: "NOT_SERVING"}


def frame(kind, flags, stream, payload=b""):
    return bytes([0, 0, len(payload), kind, flags, 0, 0, 0, stream]) + payload


def header_block():
    """Names by their index in the static table, values as plain text: RFC 7541, section 6 and appendix A."""
    fields = [
        (b"\x01", b"localhost"),  # :authority
        (b"\x04", b"/grpc.health.v1.Health/Check"),  # :path
        (b"\x0f\x10", b"application/grpc"),  # content-type
        (b"\x00\x02te", b"trailers"),  # not in the table
    ]
    post_over_http = b"\x83\x86"
    return post_over_http + b"".join(name + bytes([len(value)]) + value for name, value in fields)


def check_request():
    """Everything a client says in such a call: the preface, settings, and an empty HealthCheckRequest."""
    return (
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
        + frame(SETTINGS, 0, 0)
        + frame(HEADERS, END_HEADERS, 1, header_block())
        + frame(DATA, END_STREAM, 1, bytes(5))
    )


def read_exactly(stream, length):
    payload = stream.read(length)
    if len(payload) < length:
        raise OSError("the service closed the connection")
    return payload


def ask_grpc(connection):
    connection.sendall(check_request())
    stream = connection.makefile("rb")
    message = b""
    while True:
        head = read_exactly(stream, 9)
        payload = read_exactly(stream, int.from_bytes(head[:3], "big"))
        kind, flags = head[3], head[4]
        if kind == DATA:
            message += payload
        elif kind == SETTINGS and not flags & ACK:
            connection.sendall(frame(SETTINGS, ACK, 0))
        elif kind in (RST_STREAM, GOAWAY):
            raise OSError("the service closed the call")
        # Five bytes of gRPC, then the field `status` of HealthCheckResponse.
        if len(message) > 6 and message[5] == 0x08:
            return message[6] == 1, STATUS.get(message[6], f"status {message[6]}")
        if kind in (DATA, HEADERS) and flags & END_STREAM:
            raise OSError("the service does not answer grpc.health.v1.Health/Check")


def ask_http(connection, path):
    """HTTP/1.0, whose answers come whole and end with the connection."""
    request = f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n"
    connection.sendall(request.encode())
    text = connection.makefile("rb").read(4096).decode(errors="replace")
    head, _, body = text.partition("\r\n\r\n")
    if not head.startswith("HTTP/"):
        raise OSError("the answer is no HTTP")
    status = head.split()[1]
    return status == "200", status if status == "200" else f"{status} {body}".strip()


def ask(protocol, variable, default, *path):
    port = int(os.environ.get(variable) or default)
    with socket.create_connection(("127.0.0.1", port), LIMIT) as connection:
        return ask_grpc(connection) if protocol == "grpc" else ask_http(connection, *path)


try:
    healthy, detail = ask(*sys.argv[1:])
except (OSError, ValueError) as error:
    healthy, detail = False, error
print(detail if healthy else f"not ready: {detail}")
sys.exit(0 if healthy else 1)
