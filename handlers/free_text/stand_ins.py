"""Who is to stand in, and whether the request is made for somebody else."""

import re
from dataclasses import dataclass
from itertools import pairwise

from handlers.free_text.line import Line, pattern
from handlers.free_text.people import PERSON, Named, is_name, leading, named, without_addresses
from workflow.authority import Person, Roster

STANDS = (
    r"(?:[替代顶接盯]|接替)(?:我|本人)(?!批|审|签|请|报|问|催|说|交)|"
    r"帮(?:我|本人)(?=\W|$|一下|忙|[顶代替盯看照值守接收办管弄跑干做处应写送])|(?:[替代顶盯]|接替)(?:着|一?下|班|岗|[一半几两]天|替)|"
    r"[顶代接]替|代[理替管办为]|接手|替工|值守|[顶照]上|照[看应]|兼(?:着|顾|一下)?|(?<=[\u4e00-\u9fff])[顶代替]$|"
    r"帮(?:忙|着|咱|一下|衬)*[^，,]{0,2}(?:盯|顶|代|看|照|处理|兼|管|弄|值|守|跑|应付|接)|负责(?:我的|一下|处理|工作)"
)
ROLE = r"[代替顶]班|[顶代]岗|代[理办]|替代|交接|接[替手]|[ab]岗|b角"
LABEL = rf"(?:{ROLE})的?(?:人员|人选|同志|人|同事|领导)?(?:是|为|选|定为|拟定|请|找|由|:|：| )*"
WORK = r"(?:工作|活|(?<!什么)(?<![有没私])事|手[头上里]|业务|岗位)(?:儿|情)?(?:的?(?:工作|活儿?|事情?|业务))?"
GIVEN = r"交(?!通|流|易|警|待)|托|[转派丢甩留排]给|[放搁]"
MEANWHILE = r"(?:已经?|暂时?|先|都|就|我|期间|全部|这几天|这两天|当天|那天)*"
HANDED = rf"{WORK}(?:[^，,。;；]{{0,8}}?(?:{GIVEN})|{MEANWHILE}[由请让跟和归])"
ENGLISH = (
    r"cover(?:s|ed|ing)?|(?:stand|fill)(?:s|ing)?[- ]?in|hand.{0,20} over to|takes? over|substitute|replac\w+ me|backup"
)
ENGLISH_LABEL = rf"(?:{ENGLISH})(?: for me| my (?:work|duties|desk|post))?(?: by)?"
NOT_ME = r"(?<![替代帮顶给])(?:我|本人)(?:去|要|得|来|明天|今天)?(?:替|代|帮|顶|给)(?!我)"
GIVEN_TO = r"(?<!自)由|交给?|托给?|委托|转给|归|派给"
TOLD = r"让|叫|请|安排|拜托|麻烦|有"
CONTACT = r"(?:事|工作|问题|业务|公务|情况|急事)[^，,。;；]{0,4}(?:找|联系|打给|问)"
PRIVATE = r"钥匙|孩子|娃|礼|红包|钱|猫|狗|老人|爸|妈"
OF_WORK = r"(?:活儿?|稿子?|文件|材料|台账|值班|排班|班|工作|会|公文|信息|报表|电话|事)[^，,。;；]{0,3}"
DECIDES = r"[^，,。;；]{0,3}(?:批|审|签字|签批|同意|知道|定|请|假|吃|喝)"
WORKS = (
    r"(?:先|来|去|帮忙|帮|一下|全权|暂时?|临时|继续)*(?:负责|处理|办|签收|收|接|值|跟|盯|主持|参加|送|跑|写|整理|看|管|弄|做|"
    r"顶|代|替|接着|收尾|开(?!会$)|主抓|牵头|应对|守|开会|列席|汇报|报送|跟进|出车|带班)"
)
SWAPPED = rf"[和跟与同]{PERSON}(?:对调|对换|互换|调换|换|调|倒)(?:了|好|过|完|一下|个)*(?:班)?"
SENTENCES = (
    rf"(?:{GIVEN_TO}|{CONTACT}){PERSON}(?!{DECIDES})",
    rf"(?:{TOLD}|{OF_WORK}){PERSON}{WORKS}",
    rf"{PERSON}(?:先|来)?[值顶代]我",
    SWAPPED,
)
"""How a person is said to do the writer's work: it is given to him, he is told to, he does it, he has swapped."""
PHRASE = rf"{STANDS}|{ROLE}|{HANDED}|{ENGLISH}"
FOR_OTHERS = (
    r"(?P<cut>(?P<who>[^，,。;；]{1,8}?)(?:让|托|叫|请|委托|拜托|麻烦)我(?:帮|替|代|给|来|跟|向)?(?:他|她|ta|"
    r"忙|着|一?下)?).{0,6}(?:请|申请|说|报).{0,8}假?",
    r"(?P<cut>(?:帮|替|给|代|为)(?!我(?!们|同事|科|室)|本人|一下|个|忙|请|班|理|办)(?P<who>(?:我们?(?:科|室|单位|办公室|同事)*的?)?[^，,。;；我]{1,8}?)(?:也)?)(?:请|"
    r"报|办|申请|跟领导|向领导|递|交|提|续|说)(?:一?个|一?下|.{0,6})(?:假|$)",
    r"\b(?:leave|off|request|time off|sick leave)\b.{0,30}(?P<cut>\bfor (?P<who>(?:my colleague|"
    r"[a-z]+ [a-z]+|director [a-z]+)))\s*(?:[,.!]|$)",
    r"(?P<cut>\bon behalf of (?P<who>[a-z]+(?: [a-z]+)?))",
)
SUBJECT = (
    r"^(?P<cut>(?P<who>[^，,。;；我你您]{1,8}?))(?:同志|同事)?(?:今天|明天|后天|昨晚|上午|下午|[下本这](?:周|星期|礼拜|个?月)|"
    r"(?:周|星期|礼拜)[一二三四五六日天末]|这两天|现在|家里|也|说|因|他|她|想|要|需|得|生|发|感|病|不|请|休|来|住|身体|头|肚|孩|爱人|\d)"
)
THIRD = (
    r"(?:^|[，,。;；\s])(?P<cut>他|她|人家)(?:今天|明天|后天|说|想|要|家里|也|因|生病|发烧|感冒|身体|来不了|不舒服|请)"
)
ENGLISH_SUBJECT = (
    r"^(?P<cut>(?P<who>[a-z]+ [a-z]+|director [a-z]+)) (?:is|has|will|wants|needs|can'?t|cannot|won'?t|asked|would)\b"
)
MINE = r"(?:^|[，,。;；\s])我(?!们|帮|替|代|给|让)|本人|我(?:想|要|也|家|的|明|今|后|下|上|这)|\b(?:i|i'm|i'd|my|me)\b"


@dataclass(frozen=True)
class StandIn:
    """What the line says about who stands in: somebody, several, somebody unknown, or nothing; and where."""

    named: Named
    spans: tuple[tuple[int, int], ...]


def stand_in(line: Line, person: Person, roster: Roster) -> StandIn | None:
    """Who stands in, from the clauses that speak of it; None when none does."""
    known: list[StandIn] = []
    stranger = None
    for start, end in _stretches(line):
        said = line.left[start:end]
        told = pattern(PHRASE).search(said) is not None or _works(said, roster)
        if not told or pattern(NOT_ME).search(said):
            continue
        who = named(said, person, roster)
        others = Named(tuple(id for id in who.people if id != person.id), who.unknown)
        if others.people:
            known.append(StandIn(others, ((start, end),)))
        if others.unknown and stranger is None:
            stranger = StandIn(others, ((start, end),))
    return _all(known) if known else stranger


def _all(known: list[StandIn]) -> StandIn:
    """Everybody who is said to stand in: 冯雪代我值班，郑凯代我开会 names two."""
    people = tuple(dict.fromkeys(id for one in known for id in one.named.people))
    unknown = any(one.named.unknown for one in known)
    return StandIn(Named(people, unknown), tuple(span for one in known for span in one.spans))


def _works(said: str, roster: Roster) -> bool:
    """Whether somebody of the roster is said to do the work meanwhile: 文件由吴敏签收, 有事找郑凯."""
    marked = without_addresses(said, roster, PERSON)
    return any(
        pattern(PRIVATE).search(marked[: found.start()]) is None
        for sentence in SENTENCES
        for found in pattern(sentence).finditer(marked)
        if "班" in said or sentence is not SWAPPED
    )


def _stretches(line: Line) -> list[tuple[int, int]]:
    """The clauses, each also together with the one before it: 代班人：郑凯 is one stretch in two clauses."""
    clauses = line.clauses()
    pairs = [(one[0], two[1]) for one, two in pairwise(clauses) if _labels(line, one, two)]
    lists = [(one[0], two[1]) for one, two in pairwise(clauses) if line.text[one[1] : two[0]] == "、"]
    return [*pairs, *lists, *clauses]


def _labels(line: Line, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether the first is only a label of the second."""
    between, label = line.text[one[1] : two[0]], line.left[one[0] : one[1]]
    return between in (":", "：") and pattern(rf"(?:{LABEL}|{ENGLISH_LABEL})$").search(label) is not None


def for_somebody_else(line: Line, person: Person, roster: Roster) -> tuple[tuple[int, int], ...]:
    """Where it is said that another is to be away than the one who writes; nowhere when it is himself."""
    for expression in FOR_OTHERS:
        found = pattern(expression).search(line.text)
        if found is not None and _another(found["who"], person, roster):
            subject = _subject(line, person, roster)
            return (*_cuts(found, roster), *([subject] if subject else []))
    subject = speaks_of_another(line, person, roster)
    return (subject,) if subject is not None else ()


def _cuts(found: re.Match[str], roster: Roster) -> tuple[tuple[int, int], ...]:
    """The phrase with the name; what is said of the person before it stays: 小冯感冒了|托我."""
    name = leading(found["who"], roster)
    if not name or len(name) == len(found["who"]):
        return (found.span("cut"),)
    return ((found.start("who"), found.start("who") + len(name)), (found.end("who"), found.end("cut")))


def speaks_of_another(line: Line, person: Person, roster: Roster) -> tuple[int, int] | None:
    """Where the subject of the line is somebody else: 冯雪上周五就回来上班了; None when it is the writer."""
    if pattern(MINE).search(line.left) is not None:
        return None
    third = pattern(THIRD).search(line.left)
    return _subject(line, person, roster) or ((third.start("cut"), third.end("cut")) if third is not None else None)


def _subject(line: Line, person: Person, roster: Roster) -> tuple[int, int] | None:
    """The name of another with which the line begins."""
    blank = len(line.left) - len(line.left.lstrip("\x00 ，,。!！"))
    subject = pattern(SUBJECT).search(line.left[blank:]) or pattern(ENGLISH_SUBJECT).search(line.left[blank:])
    who = named(subject["who"], person, roster) if subject is not None else None
    if subject is None or who is None:
        return None
    if (who.people and who.people[0] != person.id) or (not who.people and is_name(subject["who"])):
        name = leading(subject["who"], roster) or subject["who"]
        return blank + subject.start("cut"), blank + subject.start("cut") + len(name)
    return None


def _another(who: str, person: Person, roster: Roster) -> bool:
    """Whether these words name somebody other than the writer: by name, or as 他, 同事."""
    found = named(who, person, roster)
    if found.people or found.unknown:
        return found.people != (person.id,)
    return pattern(r"他|她|同事|别人|科室的|colleague|him|her").search(who) is not None
