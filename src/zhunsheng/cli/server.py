"""Serves the web site. Imported once Django is set up."""

import socket
from errno import EADDRINUSE

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from zhunsheng.cli.database import prepare_database
from zhunsheng.cli.installation import announce, set_up
from zhunsheng.domain.errors import RuleBroken

THREADS = 8
_WAITING_CONNECTIONS = 128
_LARGEST_PORT = 65535


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn brings no types
    """gunicorn on a socket that is open already: one process, several threads, quiet."""

    def __init__(self, listening: socket.socket) -> None:
        self._descriptor = listening.detach()
        super().__init__()

    def load_config(self) -> None:
        chosen = {
            "bind": f"fd://{self._descriptor}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "preload_app": True,
            "graceful_timeout": 3,  # seconds; idle browser connections must not hold up Ctrl+C
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        return get_wsgi_application()


def serve() -> int:
    """Take the port first: whoever cannot have it has changed nothing."""
    listening = _listen(settings.ZHUNSHENG_HOST, settings.ZHUNSHENG_PORT)
    prepare_database()
    set_up()
    announce(_address(listening))
    connections.close_all()  # the serving process opens its own
    _Server(listening).run()
    return 0


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_WAITING_CONNECTIONS)
    except OSError as refused:
        listening.close()
        if refused.errno == EADDRINUSE:
            another = port + 1 if port < _LARGEST_PORT else port - 1
            raise RuleBroken("port-taken", port=port, another=another) from refused
        raise RuleBroken("address-not-usable", host=host, port=port, reason=refused.strerror) from refused
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"
