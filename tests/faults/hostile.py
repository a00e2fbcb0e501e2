"""Random and hostile updates as raw JSON, from a seed: whole ones, forged ones, and ones with parts bent or missing."""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

Update = dict[str, Any]
NASTY: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**31, 2**63, 10**40, 1.5, "", " ", "\x00", "\u202e", "\ud83d", "a" * 5000, "长" * 4097),
    *(
        [],
        {},
        [[]],
        {"id": {}},
        {"id": "1"},
        [None] * 50,
        "'; DROP TABLE case; --",
        "<b>&amp;",
        "={1+1}",
        "%s%n",
        "../..",
    ),
)
TEXTS = (
    *(
        "/start",
        "/start x",
        "/start " + "9" * 200,
        "/leave",
        "/cancel",
        "/todo",
        "/help@b_bot",
        "/",
        "//",
        "/\u202e",
        "/find 假",
    ),
    *(
        "提交",
        "同意",
        "是",
        "不填",
        "1",
        "明天",
        "下周一请一天假",
        "用车",
        "13800000001",
        "12月1日至3日",
        "机密★ 明天",
    ),
    *(
        "\u200b密\u200b级",
        "\u202e假请",
        "null",
        "{}",
        "{ $what }",
        "\ud83d",
    ),
)
LONG = ("😀" * 300, "\n" * 200, "0" * 4096, "（" * 500, "。" * 2000, "请假" * 2048, "12月1日至3日" * 400)
VERBS = ("a:approve", "a:refuse", "a:withdraw", "a:acknowledge", "a:nobody", "d", "p", "o", "w", "l", "m", "x", "", ":")
STRANGERS = range(500_000, 500_040)
GROUPS = range(-40, -30)


class Hostile:
    """A stream of updates. `people`: the chats of those who belong; `known`: ids that occur in buttons."""

    def __init__(self, chance: Random, people: list[int]) -> None:
        self._chance, self._people = chance, people
        self.known: list[str] = ["x"]

    def update(self) -> Update:
        """The next one, without its number."""
        made = self._chance.choices(self._kinds(), (30, 30, 12, 6, 6, 8))[0]()
        for _ in range(self._chance.choice((0, 0, 1, 1, 2, 5))):
            self._bend(made)
        return made

    def _kinds(self) -> tuple[Callable[[], Update], ...]:
        return (self._text, self._press, self._file, self._other, self._elsewhere, self._raw)

    def _who(self) -> int:
        """Somebody who belongs, or a stranger."""
        return self._chance.choice(self._people if self._chance.random() < 0.4 else STRANGERS)

    def _message(self, who: int, **content: Any) -> Update:
        number = self._chance.randrange(1, 5000)
        chat = {"id": who, "type": "private", "first_name": "A"}
        return {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": _user(who), **content}

    def _text(self) -> Update:
        text = self._chance.choice(LONG if self._chance.random() < 0.03 else TEXTS)
        if self._chance.random() < 0.2:
            text = "".join(
                chr(self._chance.choice((32, 97, 0x4E00, 0x202A, 0x1F600)) + self._chance.randrange(90))
                for _ in range(30)
            )
        return {"message": self._message(self._who(), text=text)}

    def _press(self) -> Update:
        who = self._who()
        parts = [
            self._chance.choice(VERBS),
            self._chance.choice(self.known),
            str(self._chance.choice((0, 1, 2, "x", 10**30, ""))),
        ]
        data = ":".join(parts[: self._chance.randrange(1, 4)])
        query = {"id": str(self._chance.getrandbits(60)), "from": _user(who), "chat_instance": "1", "data": data}
        return {"callback_query": query | {"message": self._message(who, text="?")}}

    def _file(self) -> Update:
        name = self._chance.choice(("证明.pdf", "绝密.doc", "a" * 300, "../../x", "", "\u202efdp.exe"))
        size = self._chance.choice((0, 1, 10**12))
        kinds: tuple[Update, ...] = (
            {
                "document": {
                    "file_id": "f",
                    "file_unique_id": "u",
                    "file_name": name,
                    "mime_type": "x/y",
                    "file_size": size,
                }
            },
            {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]},
            {"photo": []},
        )
        return {"message": self._message(self._who(), caption=self._chance.choice(TEXTS), **self._chance.choice(kinds))}

    def _other(self) -> Update:
        kinds: tuple[Update, ...] = (
            {"voice": {"file_id": "v", "file_unique_id": "u", "duration": 1}},
            {"location": {"latitude": 0.0, "longitude": 0.0}},
            {"contact": {"phone_number": "1", "first_name": "A"}},
            {"dice": {"emoji": "x", "value": 1}},
            {"new_chat_members": [_user(7)]},
            {"pinned_message": self._message(7, text="x")},
            {},
        )
        return {"message": self._message(self._who(), **self._chance.choice(kinds))}

    def _elsewhere(self) -> Update:
        """In a group, in a channel, edited, or by somebody in another's chat."""
        group = {"chat": {"id": self._chance.choice(GROUPS), "type": "group", "title": "G"}}
        text = self._message(self._who(), text=self._chance.choice(TEXTS))
        kinds: tuple[Update, ...] = (
            {"message": text | group},
            {"edited_message": text},
            {"channel_post": text | group},
            {"message": text | {"from": _user(self._who())}},
            {"inline_query": {"id": "1", "from": _user(self._who()), "query": "x", "offset": ""}},
        )
        return self._chance.choice(kinds)

    def _raw(self) -> Update:
        """Nothing that the messenger would send."""
        return {self._chance.choice(("message", "callback_query", "nothing")): self._chance.choice(NASTY)}

    def _bend(self, made: Update) -> None:
        """Put something else into one place, or take the place away."""
        inside: Any = made
        while isinstance(inside, dict) and inside:
            key = self._chance.choice(list(inside))
            if isinstance(inside[key], dict) and inside[key] and self._chance.random() < 0.7:
                inside = inside[key]
            elif self._chance.random() < 0.3:
                del inside[key]
                return
            else:
                inside[key] = deepcopy(self._chance.choice(NASTY))
                return


def _user(who: int) -> Update:
    return {"id": who, "is_bot": False, "first_name": "A"}
