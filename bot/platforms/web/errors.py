"""What can go wrong with the site, in the words that a person reads."""


class PortInUse(Exception):  # noqa: N818 - named as people say it
    """Another program listens where the site should."""

    def __init__(self, host: str, port: int, setting: str) -> None:
        super().__init__(
            f"Port {port} on {host} is already in use by another program. Stop that program, "
            f"or set {setting} to a free port, for example {setting}={port + 1 if port < 65535 else 8080}."
        )


class CannotListen(Exception):  # noqa: N818
    """The address is not one of this machine's, or the port is not allowed."""

    def __init__(self, host: str, port: int, reason: str, setting: str) -> None:
        super().__init__(
            f"The site cannot listen on {host} port {port}: {reason}. Set {setting} to something else."
        )
