"""Where the service may be reached: names that are set, TLS, a proxy on the same machine."""

import datetime
import ipaddress
import ssl
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from web.offices import PASSWORD, an_office
from zsgx_docs.errors import UsageError
from zsgx_docs.web.gate import Authority
from zsgx_docs.web.settings import ServiceSettings

LOGIN = {"name": "clerk", "password": PASSWORD}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 of nobody's, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "desk.example")])
    moment = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(moment - datetime.timedelta(days=1))
        .not_valid_after(moment + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return files


def test_with_a_certificate_it_speaks_tls_and_its_cookie_is_for_this_host_alone(
    certificate: tuple[Path, Path],
) -> None:
    with an_office(tls_cert=str(certificate[0]), tls_key=str(certificate[1])) as office:
        address = str(office.anyone.base_url).replace("http:", "https:")
        trusted = ssl.create_default_context(cafile=str(certificate[0]))
        with httpx.Client(base_url=address, verify=trusted, trust_env=False) as browser:
            cookie = browser.post("/login", data=LOGIN, headers={"Origin": address}).headers["set-cookie"]
            assert browser.get("/account").status_code == 200
    assert cookie.startswith("__Host-zsgx=")
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie


def test_it_is_found_by_the_names_that_are_set_and_no_other() -> None:
    with an_office(hosts="desk.example, Papers.Example") as office:
        for host, status in [
            ("desk.example", 200),
            ("papers.example:8443", 200),
            ("127.0.0.1", 200),
            ("evil.example", 421),
            ("desk.example.evil.example", 421),
            ("192.0.2.1", 421),
        ]:
            assert office.anyone.get("/health", headers={"Host": host}).status_code == status, host
        own, other = "https://desk.example", "https://evil.example"
        for origin, status in [(own, 303), (other, 403)]:
            headers = {"Host": "desk.example", "Origin": origin}
            assert office.anyone.post("/login", data=LOGIN, headers=headers).status_code == status


def test_behind_a_proxy_of_this_machine_its_word_is_taken_for_tls() -> None:
    said = {"Host": "desk.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    with an_office(hosts="desk.example", proxy="on") as office:
        cookie = office.anyone.post("/login", data=LOGIN, headers=said).headers["set-cookie"]
        assert cookie.startswith("__Host-zsgx=") and "Secure" in cookie
        with office.signed_in("admin") as browser:
            assert "192.0.2.7" in browser.get("/audit").text


def test_without_a_proxy_nobody_s_word_is_taken() -> None:
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    with an_office() as office:
        assert (
            office.anyone.post("/login", data=LOGIN, headers=said).headers["set-cookie"].startswith("zsgx=")
        )
        with office.signed_in("admin") as browser:
            assert "192.0.2.7" not in browser.get("/audit").text


@pytest.mark.parametrize(
    ("host", "address", "is_it"),
    [
        ("10.0.0.5", "10.0.0.5", True),
        ("10.0.0.5", "::ffff:10.0.0.5", True),
        ("[fd00::5]", "fd00:0:0:0:0:0:0:5", True),
        ("[fe80::5]", "fe80::5%eth0", True),
        ("10.0.0.6", "10.0.0.5", False),
        ("desk.example", "10.0.0.5", False),
        ("10.0.0.5.evil.example", "10.0.0.5", False),
    ],
)
def test_the_address_it_was_reached_at_needs_no_name(host: str, address: str, is_it: bool) -> None:
    named = Authority.parse(host)
    assert named is not None and named.is_address(address) is is_it


def test_a_certificate_that_cannot_be_used_is_named(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    (tmp_path / "no.pem").write_text("no certificate")
    for cert, key, said in [
        (tmp_path / "no.pem", certificate[1], "no.pem"),
        (tmp_path / "none.pem", certificate[1], "none.pem"),
        (certificate[0], None, "ZSGX_TLS_KEY"),
    ]:
        settings = ServiceSettings(data=tmp_path, key_file=tmp_path / "key", tls_cert=cert, tls_key=key)
        with pytest.raises(UsageError, match=said):
            settings.tls  # noqa: B018
