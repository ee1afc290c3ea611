"""`zsgx serve`: serves HTTP on this machine."""

from __future__ import annotations

import ipaddress
import socket

from zsgx_docs.cli.terminal import edge
from zsgx_docs.desk.office import owned
from zsgx_docs.errors import UsageError
from zsgx_docs.web.app import create_service
from zsgx_docs.web.gate import keep_values_out_of_logs
from zsgx_docs.web.settings import ServiceSettings


def serve(host: str, port: int) -> None:
    """Serve until interrupted. `port` 0 takes a free one. Refuses to listen beyond this machine."""
    if not _is_loopback(host):
        raise UsageError(f"{host}：目前没有账号和口令，只能在本机（127.0.0.1）上监听。")
    settings = ServiceSettings()
    with owned(settings.places), _listening(host, port) as listener:
        service = create_service(settings)
        address = f"[{host}]" if ":" in host else host
        edge.complain(f"服务已在 http://{address}:{listener.getsockname()[1]} 启动，按 Ctrl+C 停止。")
        keep_values_out_of_logs()
        service.run(sockets=[listener])


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(f"{host}:{port} 不能监听（{error.strerror}）；可以用 --port 换一个端口。") from error
