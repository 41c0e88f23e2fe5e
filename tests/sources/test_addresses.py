"""Which addresses may be asked for a page."""

from ipaddress import ip_address

import pytest

from bot.reading.article import CannotRead, Why
from bot.sources.addresses import is_public, may_connect, page_address


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",  # where clouds tell machines their secrets
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.7",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:a9fe:a9fe::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "2a00:1450::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_what_is_not_of_the_internet_is_no_place_for_a_page(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2a00:1450:4009::200e", "2606:4700::1"]
)
def test_what_is_of_the_internet_is(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("port", "fit"),
    [
        (80, True),
        (443, True),
        (8080, True),
        (8443, True),
        (22, False),
        (25, False),
        (5432, False),
        (6379, False),
    ],
)
def test_only_ports_of_web_pages_are_asked(port: int, fit: bool) -> None:
    assert may_connect(ip_address("1.1.1.1"), port) is fit


def test_a_good_port_does_not_make_a_private_address_good() -> None:
    assert not may_connect(ip_address("127.0.0.1"), 443)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "paper.example/story",
        "//paper.example/story",
        "ftp://paper.example/story",
        "file:///etc/passwd",
        "gopher://paper.example/",
        "data:text/html,hello",
        "javascript:alert(1)",
        "unix:///var/run/docker.sock",
        "http:///story",
        "http://",
        "https://:443/",
        "http://me:secret@paper.example/",
        "http://me@paper.example/",
        "http://@paper.example/",
        "http://paper.example@127.0.0.1/",
        "http://127.0.0.1\\@paper.example/",
        "http://paper.example\\.127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://256.1.1.1/",
        "http://paper.example:0/",
        "http://paper.example:99999/",
        "http://paper.example:x/",
        "http://paper.example/\r\nHost: other",
        "http://pap\ter.example/",
        "http://paper.example/a b",
        "http://[::1",
        "http://paper..example/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_of_a_page_is_refused_with_a_reason(written: str) -> None:
    with pytest.raises(CannotRead) as refused:
        page_address(written)
    assert refused.value.why is Why.ADDRESS
    assert "paste the text" in refused.value.words


def test_an_address_is_taken_as_people_paste_it() -> None:
    assert (
        str(page_address("  HTTPS://Bücher.example/Elf?a=1#top\n")) == "https://xn--bcher-kva.example/Elf?a=1"
    )


def test_an_at_sign_in_the_path_is_no_user() -> None:
    assert page_address("https://paper.example/@sport/story").path == "/@sport/story"
