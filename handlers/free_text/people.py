"""Whom a piece of a line names: the roster's people by every form of address, or somebody who is not on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from handlers.free_text.line import pattern
from workflow.authority import Person, Rank, Roster, Unit

FAMILIAR = (
    "老{s}",
    "小{s}",
    "阿{s}",
    "{s}姐",
    "{s}哥",
    "{s}工",
    "{s}师傅",
    "{s}科",
    "{s}局",
    "{s}处",
    "{s}主任",
    "{s}老师",
)
OF_HEADS = ("{s}科长", "{s}处长", "{s}局长", "{s}室长", "{s}组长", "{s}书记", "{s}部长")
GIVEN = ("小{g}", "阿{g}", "{g}姐", "{g}哥", "{g}{g}")
TITLES = r"(?:我们|咱们|咱|本|我|科室|单位)?(?:室|科室|科|处)?的?(?:主任|科长|处长|室主任|负责人|领导|组长|局长|头儿)"
ENGLISH_TITLE = re.compile(r"\b(?:director|chief|head|mr|ms|mrs|miss|sir|boss|leader|comrade)\.? ([a-z]+)")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁"
    "岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎"
)
STRANGER = re.compile(
    rf"(?:老|小)[{SURNAMES}]|[{SURNAMES}](?:主任|科长|处长|局长|师傅|姐|哥|工|会计|老师|书记|秘书)|"
    rf"(?!周[一二三四五六日天末])[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
)


@dataclass(frozen=True)
class Named:
    """Who is named: each with the place where it stands, and whether somebody is named whom the roster lacks."""

    people: tuple[str, ...]
    unknown: bool = False

    @property
    def one(self) -> str | None:
        """The person, when it is exactly one of the roster."""
        return self.people[0] if len(self.people) == 1 and not self.unknown else None


def named(text: str, person: Person, roster: Roster) -> Named:
    """Who is named in an even text (lower case): roster people first, then the head of one's own unit by title."""
    rest, found = text, []
    for form, id in _forms(roster):
        if form in rest:
            rest = rest.replace(form, "\x00")
            found.append((text.find(form), id))
    found += [(0, id) for id in _english(rest, roster)]
    known = tuple(dict.fromkeys(id for _, id in sorted(found)))
    if known:
        return Named(known, unknown=_stranger_beside(rest) or any(_misplaced(text, *one, roster) for one in found))
    head = _head(rest, person, roster)
    if head is not None:
        return Named((head,))
    return Named((), unknown=STRANGER.search(rest) is not None)


def _misplaced(text: str, place: int, id: str, roster: Roster) -> bool:
    """Whether another unit than his own is said before a name: 财务室韩主任, who is the head of another."""
    said = [unit for unit in roster.units.values() if any(text[:place].endswith(one) for one in _aliases(unit))]
    return bool(said) and roster.people[id].unit not in [unit.id for unit in said]


def places_of(text: str, roster: Roster) -> list[tuple[int, int]]:
    """Where people of the roster are named, the longest form of address at each place."""
    spans: list[tuple[int, int]] = []
    for form in (form for form, _ in _forms(roster) if form in text):
        for found in re.finditer(re.escape(form), text):
            if not any(start < found.end() and found.start() < end for start, end in spans):
                spans.append(found.span())
    return spans


def leading(text: str, roster: Roster) -> str:
    """The form of address with which these words begin; empty when they begin with none."""
    return next((form for form, _ in _forms(roster) if text.startswith(form)), "")


def is_address(text: str, roster: Roster) -> bool:
    """Whether these words do nothing but address somebody: 老赵, 周正主任."""
    rest = text
    for form, _ in _forms(roster):
        rest = rest.replace(form, "")
    return (
        bool(text) and pattern(rf"(?:{TITLES}|尊敬的|副主任|各位|您|你|好|同志|书记|\s)*").fullmatch(rest) is not None
    )


def _stranger_beside(rest: str) -> bool:
    """Whether another name stands beside the one that is known: 冯雪和张伟."""
    joined = pattern(rf"\x00(?:和|跟|与|或者?|还是|、|及)(?:{STRANGER.pattern})")
    before = pattern(rf"(?:{STRANGER.pattern})(?:和|跟|与|或者?|还是|、|及)\x00")
    return joined.search(rest) is not None or before.search(rest) is not None


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
    return own.head if pattern(TITLES).search(text) else None


@lru_cache(maxsize=8)
def _forms(roster: Roster) -> Sequence[tuple[str, str]]:
    """Every form of address with its person, the longest first; one that fits several people stands for each."""
    forms = [(form, person.id) for person in roster.people.values() for form in _of_person(person, roster)]
    return sorted(set(forms), key=lambda one: (-len(one[0]), one))


def _of_person(person: Person, roster: Roster) -> list[str]:
    name = normalize("NFKC", person.name).lower()
    surname, given = name[:1], name[1:]
    forms = [name, person.id, *(nickname.lower() for nickname in person.nicknames)]
    forms += [form.format(s=surname) for form in FAMILIAR if _fits(form, person)]
    forms += [form.format(s=surname) for form in OF_HEADS if person.rank is not Rank.STAFF]
    forms += [form.format(g=given[-1:]) for form in GIVEN if given]
    forms += [given] if len(given) > 1 else []
    if len(person.title) > 1:
        forms.append(surname + person.title[-2:])
    unit = roster.units.get(person.unit)
    return forms + [
        alias + link + surname
        for alias in (_aliases(unit) if unit else [])
        for link in ("", "的", "老", "小", "的老", "的小")
    ]


def _fits(form: str, person: Person) -> bool:
    """主任 only of one who is 主任; 师傅 only of drivers; 科, 局, 处 only of heads."""
    if form == "{s}主任":
        return person.title.endswith("主任")
    if form == "{s}师傅":
        return "驾驶" in person.title or "司机" in person.title
    return person.rank is not Rank.STAFF if form in ("{s}科", "{s}局", "{s}处") else True


def _aliases(unit: Unit) -> list[str]:
    """A unit's name and what people shorten it to: 财务室 and 财务, 秘书二室 and 二室."""
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
