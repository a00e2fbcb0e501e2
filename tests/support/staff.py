"""People at the messenger: they see what was brought to them, and type and press at random, all from one seed.

What each of them typed is written down here, beside the bot: it is one side of the account.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from recording_messenger import RecordingMessenger, Shown

REPEATED = re.compile(r"^（重发）|^\(sent again\) ")
"""In either language: somebody may have chosen the other one meanwhile."""
NAMES = ("郑凯", "王芳", "唐宇", "邓琳")
PLACES = ("开发区管委会", "东风小学", "高铁站", "人民医院")
COMMANDS = ("/help", "/todo", "/mine", "/leave", "/car", "/meeting", "/supervise", "/day", "/urgent")
SELDOM = {"放弃": 0.05, "返回": 0.1, "不同意": 0.2, "退回修改": 0.2, "撤回": 0.05}
OFTEN = {"提交": 8.0, "同意": 6.0}


@dataclass(frozen=True)
class Question:
    """A command that the bot does not know, with a word of its own: its answer repeats the word."""

    update: int
    chat: int
    word: str


@dataclass(frozen=True)
class Press:
    """A button that somebody has pressed; `data` names the act, the case and its version."""

    update: int
    chat: int
    data: str


@dataclass
class Staff:
    """Everybody of the office. `people`: their chats."""

    messenger: RecordingMessenger
    people: Sequence[int]
    chance: Random
    questions: list[Question] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)
    serial: int = 0

    def act(self, today: date) -> int:
        """One of them does something; whose chat it was."""
        chat = self._somebody()
        shown = [one for one in self.messenger.chats[chat] if one.buttons]
        kind = self.chance.random()
        if kind < 0.2:
            self.ask(chat)
        elif kind < 0.75 and shown:
            self._press(chat, shown[-1] if self.chance.random() < 0.7 else self.chance.choice(shown))
        elif kind < 0.95:
            self.messenger.say(chat, self._request(today))
        else:
            self.messenger.say(chat, self.chance.choice(COMMANDS))
        return chat

    def _somebody(self) -> int:
        """Anybody, or one of those who have something to hand in or to decide."""
        busy = [chat for chat in self.people if any(map(_asks, self.messenger.chats[chat][-2:]))]
        return self.chance.choice(busy if busy and self.chance.random() < 0.6 else self.people)

    def ask(self, chat: int) -> None:
        """Type a command that is nobody's."""
        self.serial += 1
        word = f"zq{self.serial:06d}"
        self.questions.append(Question(self.messenger.say(chat, f"/{word}"), chat, word))

    def _press(self, chat: int, shown: Shown) -> None:
        """Press a button, now and then twice."""
        choices = [(label, data) for label, data in shown.buttons if not data.endswith(":no")]
        weights = [OFTEN.get(label, SELDOM.get(label, 1.0)) for label, _ in choices]
        if choices:
            [(_, data)] = self.chance.choices(choices, weights)
            for _ in range(self.chance.choice((1, 1, 1, 2))):
                self.presses.append(Press(self.messenger.press(chat, shown.id, data), chat, data))

    def _request(self, today: date) -> str:
        self.serial += 1
        day = today + timedelta(days=self.chance.randint(1, 12))
        written = f"{day.month}月{day.day}日"
        half = self.chance.choice(("上午", "下午"))
        hour = self.chance.choice(("九点", "十点半"))
        name, place = self.chance.choice(NAMES), self.chance.choice(PLACES)
        return self.chance.choice(
            (
                f"{written}{half}请事假半天，家里有事第{self.serial}件，{name}替我",
                f"{written}请事假一天，家里有事第{self.serial}件，{name}替我",
                f"{written}上午{hour}派车去{place}，下午五点回，3人，开会，电话13900000000",
                f"急报：今天上午8点20分，城关镇第{self.serial}处仓库起火，暂无人员伤亡",
            )
        )


def _asks(shown: Shown) -> bool:
    return any(label in OFTEN for label, _ in shown.buttons)


def repeated(text: str) -> bool:
    """Whether a message says of itself that it may have come before."""
    return bool(REPEATED.match(text))


def answers(messenger: RecordingMessenger) -> dict[str, Counter[bool]]:
    """By the word of a question: how many of its answers were brought with (True) and without (False) the mark."""
    found: dict[str, Counter[bool]] = {}
    for shown in messenger.brought():
        for word in re.findall(r"zq\d{6}", shown.brought):
            found.setdefault(word, Counter())[repeated(shown.brought)] += 1
    return found
