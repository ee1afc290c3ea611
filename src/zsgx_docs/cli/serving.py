"""`zsgx serve`: serves HTTP on this machine, or with accounts to an office."""

from __future__ import annotations

import ipaddress
import socket

from zsgx_docs.cli.terminal import edge
from zsgx_docs.desk.office import StorePlaces, first_admin, open_store, owned
from zsgx_docs.errors import UsageError
from zsgx_docs.web.app import create_service
from zsgx_docs.web.gate import keep_values_out_of_logs
from zsgx_docs.web.settings import ServiceSettings, is_loopback, load_settings, refuse_unsafe


def serve(host: str, port: int) -> None:
    """Serve until interrupted. `port` 0 takes a free one. Without accounts only this machine is served."""
    settings = load_settings()
    refuse_unsafe(settings, host)
    with owned(settings.places), _listening(host, port) as listener:
        service = create_service(settings)
        _say_where(settings, host, listener.getsockname()[1])
        if settings.auth == "on":
            _say_first_password(settings.places)
        keep_values_out_of_logs()
        service.run(sockets=[listener])


def _say_where(settings: ServiceSettings, host: str, port: int) -> None:
    scheme = "https" if settings.tls else "http"
    address = f"[{host}]" if ":" in host else host
    edge.complain(f"服务已在 {scheme}://{address}:{port} 启动，按 Ctrl+C 停止。")
    if not is_loopback(host) and not settings.tls and settings.proxy == "off":
        edge.complain("注意：没有证书，口令和文件在网络上没有加密；请设 ZSGX_TLS_CERT 和 ZSGX_TLS_KEY。")


def _say_first_password(places: StorePlaces) -> None:
    store = open_store(places)
    password = first_admin(store)
    store.close()
    if password:
        edge.complain(f"第一次启动：管理员账号 admin，一次性口令 {password}（登录后须改成自己的口令）。")


def _listening(host: str, port: int) -> socket.socket:
    if host != "localhost" and not _is_address(host):
        raise UsageError(f"{host}：请写 IP 地址（0.0.0.0 表示本机的全部地址），名称写在 ZSGX_HOSTS 里。")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(f"{host}:{port} 不能监听（{error.strerror}）；可以用 --port 换一个端口。") from error


def _is_address(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False
