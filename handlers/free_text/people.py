"""Whom a piece of a line names: the roster's people by every form of address, or somebody who is not on it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from handlers.free_text.line import pattern, words_of
from workflow.authority import Person, Rank, Roster, Unit

BEFORE_SURNAME = ("老", "小", "阿")
AFTER_SURNAME = ("姐", "哥", "工", "老师")
OF_HEADS = ("科", "局", "处", "科长", "处长", "局长", "室长", "组长", "书记", "部长")
OF_DRIVERS = ("师傅",)
GIVEN = ("小{0}", "阿{0}", "{0}姐", "{0}哥", "{0}{0}")
COMPOUND = ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "令狐", "慕容", "夏侯", "端木", "公孙")
TITLES = r"(?:我们|咱们|咱|本|我|科室|单位)?(?:室|科室|科|处)?的?(?:主任|科长|处长|室主任|负责人|领导|组长|局长|头儿)"
ENGLISH_TITLE = re.compile(r"\b(?:director|chief|head|mr|ms|mrs|miss|sir|boss|leader|comrade)\.? ([a-z]+)")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁"
    "岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎"
)
ADDRESSED = rf"(?:老|小)[{SURNAMES}]|[{SURNAMES}](?:主任|科长|处长|局长|师傅|姐|哥|工|会计|老师|书记|秘书|女士|先生)"
NO_SURNAME = r"周[一二三四五六日天末]|岳[父母丈]|师[父母傅]|孙(?:子|女(?!士))|曾祖"
"""Days and relatives that begin with a surname's character."""
NO_NAME, NO_VERB = ("r", "p", "c", "m", "x", "u"), ("d", "v", "f", "t")
"""Parts of speech of a word that is no given name; behind what may be no surname also those of a verb."""
DEPUTY = r"副(?:主任|科长|处长|局长|书记)"
JOIN = r"(?:和|跟|与|或者?|还是|、|及)"
PERSON = "\x02"
"""Stands for a form of address, so that a pattern can say where the person stands."""


@dataclass(frozen=True)
class Named:
    """Who is named: each with the place where it stands, and whether somebody is named whom the roster lacks."""

    people: tuple[str, ...]
    unknown: bool = False

    @property
    def one(self) -> str | None:
        """The person, when it is exactly one of the roster."""
        return self.people[0] if len(self.people) == 1 and not self.unknown else None


@dataclass(frozen=True)
class Address:
    """A form of address in a text: where it stands and whom it may mean."""

    start: int
    end: int
    people: tuple[str, ...]


def addresses(text: str, roster: Roster) -> list[Address]:
    """Where people of the roster are addressed in an even text, in order; at each place the longest form."""
    found: list[Address] = []
    forms, place = _forms(roster), 0
    while place < len(text):
        another = text[:place].endswith(COMPOUND)
        begun = () if another else forms.get(text[place], ())
        form = next((one for one in begun if text.startswith(one.words, place)), None)
        if form is not None:
            found.append(Address(place, place + len(form.words), form.people))
        place += len(form.words) if form is not None else 1
    return found


def without_addresses(text: str, roster: Roster, mark: str = "") -> str:
    """The text with a mark in place of each form of address: "让\x02开会" of 让郑凯开会."""
    pieces, place = [], 0
    for address in addresses(text, roster):
        pieces += [text[place : address.start], mark]
        place = address.end
    return "".join(pieces) + text[place:]


def named(text: str, person: Person, roster: Roster) -> Named:
    """Who is named in an even text (lower case): roster people first, then the head of one's own unit by title."""
    found, rest = addresses(text, roster), without_addresses(text, roster, PERSON)
    in_letters = _english(rest, roster)
    known = tuple(dict.fromkeys([*in_letters, *(id for one in found for id in one.people)]))
    if known:
        return Named(known, unknown=_stranger_beside(rest) or any(_misplaced(text, one, roster) for one in found))
    head = _head(rest, person, roster)
    if head is not None:
        return Named((head,))
    return Named((), unknown=bool(_strangers(rest)))


def _misplaced(text: str, address: Address, roster: Roster) -> bool:
    """Whether another unit than his own is said before a name: 财务室韩主任, who is the head of another."""
    before = text[: address.start]
    said = {unit.id for unit in roster.units.values() if any(before.endswith(one) for one in _aliases(unit))}
    return bool(said) and not said & {roster.people[id].unit for id in address.people}


def leading(text: str, roster: Roster) -> str:
    """The form of address with which these words begin; empty when they begin with none."""
    first = next(iter(addresses(text, roster)), None)
    return text[: first.end] if first is not None and first.start == 0 else ""


def is_address(text: str, roster: Roster) -> bool:
    """Whether these words do nothing but address somebody: 老赵, 周正主任."""
    small = rf"(?:{TITLES}|老板|经理|老总|尊敬的|副主任|各位|您|你|好|同志|书记|\s)*"
    return bool(text) and pattern(small).fullmatch(without_addresses(text, roster)) is not None


def _strangers(text: str) -> list[tuple[int, int]]:
    """Where somebody is named who is not on the roster: by a form of address, or by a name that is no other word."""
    words = words_of(text)
    begun = {start for start, _, _ in words}
    addressed = pattern(rf"{ADDRESSED}|{DEPUTY}").finditer(text)
    spans = [found.span() for found in addressed if found.start() in begun]
    for (start, word, tag), following in zip(words, [*words[1:], (len(text), "", "x")], strict=True):
        if not word.startswith((*SURNAMES, *COMPOUND)) or pattern(NO_SURNAME).match(text, start):
            continue
        surname = tag.startswith("nr") or tag in ("zg", "ng", "q")
        given = len(following[1]) == 1 and not following[2].startswith(NO_NAME if surname else (*NO_NAME, *NO_VERB))
        if tag.startswith("nr") and len(word) > 1:
            spans.append((start, start + len(word)))
        elif (len(word) == 1 or word in COMPOUND) and (following[2].startswith("nr") or given):
            spans.append((start, following[0] + len(following[1])))
    return spans


def is_name(text: str) -> bool:
    """Whether these words are nothing but the name of somebody who is not on the roster; 阳阳 is a child at home."""
    words = words_of(text)
    other = len(words) == 1 and not words[0][2].startswith("nr")
    if other or text[:1] == text[1:2]:
        return False
    if pattern(ADDRESSED).fullmatch(text):
        return True
    if not words[0][2].startswith("nr") and any(tag[0] in "avd" for _, _, tag in words):
        return False
    return (0, len(text)) in _strangers(text)


def _stranger_beside(rest: str) -> bool:
    """Whether another name stands beside the one that is known: 冯雪和张伟."""
    return any(
        pattern(rf"{PERSON}{JOIN}$").search(rest[:start]) or pattern(rf"{JOIN}{PERSON}").match(rest[end:])
        for start, end in _strangers(rest)
    )


def _head(text: str, person: Person, roster: Roster) -> str | None:
    """The head of the unit that is named, or of one's own when only a title is said."""
    for unit in roster.units.values():
        if unit.head and any(
            pattern(rf"{re.escape(alias)}(?:的)?(?:主任|负责人|科长|领导|处长|局长)").search(text)
            for alias in _aliases(unit)
        ):
            return unit.head
    own = roster.units.get(person.unit)
    if own is None or own.head is None or own.head == person.id:
        return None
    titled = pattern(TITLES).search(pattern(DEPUTY).sub("", text))
    return own.head if titled else None


@dataclass(frozen=True)
class _Form:
    """Words by which people are addressed; several people where they fit several."""

    words: str
    people: tuple[str, ...]


@lru_cache(maxsize=8)
def _forms(roster: Roster) -> Mapping[str, Sequence[_Form]]:
    """Every form of address by the character with which it begins, the longest first."""
    people: dict[str, list[str]] = {}
    for person in roster.people.values():
        for words in _of_person(person, roster):
            people.setdefault(words, []).append(person.id)
    longest = sorted(people.items(), key=lambda one: (-len(one[0]), one))
    forms: dict[str, list[_Form]] = {}
    for words, ids in longest:
        forms.setdefault(words[0], []).append(_Form(words, tuple(sorted(set(ids)))))
    return forms


def _of_person(person: Person, roster: Roster) -> list[str]:
    name = normalize("NFKC", person.name).lower()
    surname = name[:2] if name.startswith(COMPOUND) else name[:1]
    given, unit = name[len(surname) :], roster.units.get(person.unit)
    return [
        name,
        person.id,
        *(nickname.lower() for nickname in person.nicknames),
        *(before + surname for before in BEFORE_SURNAME),
        *(surname + after for after in (*AFTER_SURNAME, *_titles(person))),
        *(form.format(given[-1]) for form in GIVEN if given),
        *([given] if len(given) > 1 else []),
        *(alias + of + old + surname for alias in _aliases(unit) for of in ("", "的") for old in ("", "老", "小")),
    ]


def _titles(person: Person) -> list[str]:
    """What may follow on his surname: the end of his title, 师傅 of drivers, 科长 of heads."""
    head = OF_HEADS if person.rank is not Rank.STAFF else ()
    driver = OF_DRIVERS if "驾驶" in person.title or "司机" in person.title else ()
    return [*head, *driver, *([person.title[-2:]] if len(person.title) > 1 else [])]


def _aliases(unit: Unit | None) -> list[str]:
    """A unit's name and what people shorten it to: 财务室 and 财务, 秘书二室 and 二室."""
    if unit is None:
        return []
    name = unit.name.lower()
    short = [name[:-1]] if len(name) > 2 and name[-1] in "室局办科处" else []
    return [name, *short, *([name[-2:]] if name[-2:-1] in "一二三四五六" else [])]


def _english(text: str, roster: Roster) -> list[str]:
    """People by their names in letters: Zheng Kai, Director Zhao."""
    squeezed = text.replace(" ", "").replace("-", "").replace("'", "")
    whole = [id for id in roster.people if id in squeezed]
    if whole:
        return whole
    words = [found[1] for found in ENGLISH_TITLE.finditer(text)]
    return [id for word in words for id in roster.people if len(word) > 1 and id.startswith(word)]
