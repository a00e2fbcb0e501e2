"""The bot talks to messengers inside the office's network only (21.1-7, F-02)."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.access import Hook, access
from bot.network import is_encrypted, refusal
from bot.office_template import template
from bot.problems import ConfigurationError
from bot.request import HouseResolver
from bot.sections import MessengerSection, WebhookSection
from bot.settings import Settings, parse
from bot.words import configuration_lines
from locales import LANGUAGES

ALLOWED = ["im.example.gov.cn", "api.telegram.org"]


def nowhere(host: str) -> list[str]:
    return []


INSIDE = [
    "http://127.0.0.1:8081",
    "http://127.8.9.10/bot",
    "https://10.1.2.3",
    "https://172.16.0.1",
    "https://172.31.255.254:8443",
    "https://192.168.1.1",
    "http://169.254.3.4",
    "http://[::1]:8081",
    "https://[fd00:1234::1]",
    "https://[fe80::1%eth0]/",
    "https://[::ffff:10.0.0.1]",
    "http://localhost:8081",
    "https://messenger",
    "https://im.office.lan:8081/bot",
    "https://im.office.local",
    "https://im.office.internal.",
    "https://im.office.intranet",
    "https://im.example.gov.cn",
    "https://IM.Example.gov.cn:8081",
]
OUTSIDE = [
    ("", "missing"),
    ("https://api.telegram.org", "public-name"),
    ("https://api.telegram.org./bot", "public-name"),
    ("https://API.TELEGRAM.ORG", "public-name"),
    ("https://im.example.com", "public-name"),
    ("https://im.example.gov.cn.evil.com", "public-name"),
    ("https://lan", "leads-outside"),
    ("https://8.8.8.8", "public-address"),
    ("https://172.32.0.1", "public-address"),
    ("https://192.169.0.1", "public-address"),
    ("https://100.64.0.1", "public-address"),
    ("https://0.0.0.0", "public-address"),
    ("https://[2001:db8::1]", "public-address"),
    ("https://[::ffff:8.8.8.8]", "public-address"),
    ("https://134744072", "malformed"),
    ("https://0x08080808", "malformed"),
    ("https://8.8", "malformed"),
    ("https://010.8.8.8", "malformed"),
    ("https://10.0.0.1@api.telegram.org", "malformed"),
    ("https://api.telegram.org\\@10.0.0.1", "malformed"),
    ("https://api.telegram.org#.lan", "malformed"),
    ("https://api.telegram.org?.lan", "malformed"),
    ("ftp://10.0.0.1", "malformed"),
    ("10.0.0.1:8081", "malformed"),
    ("https://", "malformed"),
    ("https://[::1", "malformed"),
    ("https://10.0.0.1:99999", "malformed"),
    ("https://im_office.lan\n.evil.com", "malformed"),
]


@pytest.mark.clause("21.1-7")
@pytest.mark.scenario("S-62")
@pytest.mark.parametrize("url", INSIDE)
def test_an_address_inside_the_network_is_accepted(url: str) -> None:
    assert refusal(url, ALLOWED, nowhere) is None


@pytest.mark.clause("21.1-7")
@pytest.mark.scenario("S-62")
@pytest.mark.parametrize(("url", "reason"), OUTSIDE)
def test_any_other_address_is_refused(url: str, reason: str) -> None:
    def outside(host: str) -> list[str]:
        return ["10.0.0.1", "93.184.216.34"]

    found = refusal(url, ALLOWED, outside)
    assert found is not None
    assert found.key == reason


@pytest.mark.clause("21.1-7")
def test_a_public_name_is_refused_without_being_looked_up() -> None:
    asked: list[str] = []

    def remember(host: str) -> list[str]:
        asked.append(host)
        return ["10.0.0.1"]

    assert refusal("https://im.example.com", (), remember) is not None
    assert refusal("https://im.office.lan", (), remember) is None
    assert asked == ["im.office.lan"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.scenario("S-62")
@pytest.mark.parametrize("url", ["", "https://api.telegram.org", "https://8.8.8.8", "https://a b"])
def test_the_refusal_names_the_article(language: str, url: str) -> None:
    office = parse(template(), Path("office.toml"))
    settings = replace(office, messenger=MessengerSection(base_url=url, token="1:x", token_env=""))
    with pytest.raises(ConfigurationError) as caught:
        access(settings, {}, nowhere)
    assert "21.1-7" in "\n".join(configuration_lines(language, caught.value))


def test_the_address_of_the_files_is_checked_too() -> None:
    section = MessengerSection(base_url="https://10.0.0.1", base_file_url="https://8.8.8.8/file/bot", token="1:x")
    settings = replace(parse(template(), Path("office.toml")), messenger=section)
    with pytest.raises(ConfigurationError) as caught:
        access(settings, {}, nowhere)
    assert [problem.where for problem in caught.value.problems] == ["messenger.base_file_url"]


@pytest.mark.scenario("S-62")
@pytest.mark.parametrize(
    ("base", "files", "expected"),
    [
        ("https://im.lan", "", ("https://im.lan/bot", "https://im.lan/file/bot")),
        ("https://im.lan:81/bot", "", ("https://im.lan:81/bot", "https://im.lan:81/file/bot")),
        ("https://im.lan/api/bot/", "", ("https://im.lan/api/bot", "https://im.lan/api/file/bot")),
        ("https://im.lan", "https://f.lan/x/", ("https://im.lan/bot", "https://f.lan/x")),
    ],
)
def test_an_intranet_host_starts(base: str, files: str, expected: tuple[str, str]) -> None:
    section = MessengerSection(base_url=base, base_file_url=files, token_env="T")
    settings = replace(parse(template(), Path("office.toml")), messenger=section)
    way = access(settings, {"T": " 1:secret\n"}, nowhere)
    assert (way.base_url, way.base_file_url, way.token) == (*expected, "1:secret")
    assert "secret" not in repr(way)


def test_a_token_may_lie_in_a_file_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text("1:filed\n")
    section = MessengerSection(base_url="https://im.lan", token_file="token.txt")
    settings = replace(parse(template(), tmp_path / "office.toml"), messenger=section)
    assert access(settings, {}, nowhere).token == "1:filed"


@pytest.mark.parametrize(
    ("section", "where"),
    [
        (MessengerSection(base_url="https://im.lan"), "messenger.token"),
        (MessengerSection(base_url="https://im.lan", token_env="NONE"), "messenger.token_env"),
        (MessengerSection(base_url="https://im.lan", token_file="none"), "messenger.token_file"),
    ],
)
def test_a_missing_token_is_named(section: MessengerSection, where: str) -> None:
    settings = replace(parse(template(), Path("office.toml")), messenger=section)
    with pytest.raises(ConfigurationError) as caught:
        access(settings, {}, nowhere)
    assert [problem.where for problem in caught.value.problems] == [where]


@pytest.mark.parametrize(
    ("url", "safe"),
    [("https://im.lan", True), ("http://127.0.0.1:1", True), ("http://localhost", True), ("http://10.0.0.1", False)],
)
def test_only_this_machine_may_be_spoken_to_in_the_clear(url: str, safe: bool) -> None:
    assert is_encrypted(url) is safe


async def test_a_name_that_leads_outside_later_is_not_connected_to() -> None:
    resolver = HouseResolver(())
    found = await resolver.resolve("127.0.0.1", 80)
    assert [one["host"] for one in found] == ["127.0.0.1"]
    with pytest.raises(OSError, match="internal network"):
        await resolver.resolve("8.8.8.8", 80)
    listed = HouseResolver(("8.8.8.8",))
    assert await listed.resolve("8.8.8.8", 80)
    await resolver.close()
    await listed.close()


HOOK = {"url": "http://banshi.lan:8443/updates", "secret_env": "S"}
WORD = "a-secret-of-the-webhook"


def hooked(tmp_path: Path, **more: Any) -> Settings:
    """Settings of a messenger that posts."""
    hook = WebhookSection(**(HOOK | more))
    section = MessengerSection(base_url="https://im.lan", token="1:x", webhook=hook)
    return replace(parse(template(), tmp_path / "office.toml"), messenger=section)


def test_a_webhook_has_its_address_its_secret_and_the_place_to_listen_at(tmp_path: Path) -> None:
    way = access(hooked(tmp_path, host="0.0.0.0", port=8081), {"S": f" {WORD}\n"}, nowhere)
    assert way.hook == Hook("http://banshi.lan:8443/updates", "0.0.0.0", 8081, WORD)
    assert WORD not in repr(way)
    (tmp_path / "secret.txt").write_text(f"{WORD}\n")
    filed = access(hooked(tmp_path, secret_env="", secret_file="secret.txt"), {}, nowhere)
    assert filed.hook is not None
    assert filed.hook.secret == WORD


@pytest.mark.parametrize(
    "secret", ["", "short", "x" * 15, "x" * 257, "with a space in it", "密密密密密密密密密密密密密密密密"]
)
def test_a_webhook_without_a_good_secret_does_not_start(tmp_path: Path, secret: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        access(hooked(tmp_path), {"S": secret}, nowhere)
    assert [(problem.where, problem.key) for problem in caught.value.problems] == [
        ("messenger.webhook", "cli-webhook-secret")
    ]


@pytest.mark.clause("21.1-7")
def test_updates_are_not_posted_to_an_address_outside(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        access(hooked(tmp_path, url="https://8.8.8.8/updates"), {"S": WORD}, nowhere)
    assert [problem.where for problem in caught.value.problems] == ["messenger.webhook.url"]


def test_without_an_address_updates_are_fetched(tmp_path: Path) -> None:
    assert access(hooked(tmp_path, url=""), {}, nowhere).hook is None
