"""Numbers of a line: a telephone, how many ride along, how many days are said."""

import re

from handlers.dates.numerals import HAN
from handlers.free_text.line import Line, pattern

PHONE = re.compile(
    r"(?:(?:有(?:急|要)?事(?:情)?|急事)?(?:请|可|就)?(?:打|拨打?|联系)?(?:我的?|本人|(?:乘车|用车|联系|带队|随车|申请)人的?)?(?:联系|手机|电话|联络|"
    r"紧急)?(?:电话|手机号?码?|号码|方式|tel|phone|mobile|number|"
    r"cell|call me (?:at|on)|(?<=打)|(?<=系)|(?<=拨))(?:号码?|是|为|改为|:|：|\s|number|is|at|打|no\.?)*)?"
    r"(?<!\d)(?P<digits>(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)"
)
SHORT = re.compile(
    r"(?:电话|手机|座机|分机|内线|号码|短号|联系方式|联系|tel|phone|ext)(?:号码?|是|为|:|：|\s|number|is|"
    r"打)*(?<!\d)(?P<digits>\d{3,8})(?![\d月日号点:：])"
)
N = rf"(?:\d{{1,3}}|[{HAN}]{{1,3}}|俩|仨)"
WHO = r"(?:人|领导|客人|专家|同志|同事|乘客|老师|记者|代表|嘉宾|干部|工作人员|老干部|学员|随行|来宾|客商|职工)"
PEOPLE = (
    rf"(?:(?:一行|一共|总共|共计|共|(?:连|含|包括|加上|算上)(?:司机|驾驶员|师傅)|连我|含我|算上我|加上我|加我|包括我|乘车人数|人数|乘客|随行)(?:在内|一共|"
    rf"总共|共|有|大概|约|是|为|:|：|\s)*)?(?P<n>{N})(?:个|名|位)?(?:外地|外来|上级|市里|省里|省委|市委|"
    rf"区里)?(?:来的)?(?:的)?{WHO}(?!大|民|社)",
    rf"(?:(?:连|含|包括|加上|算上)(?:司机|驾驶员|师傅)|连我|含我|算上我|加上我|加我|包括我|一行|人数|共)(?:在内|一共|总共|共|有|大概|约|是|为|:|：|"
    rf"\s)*(?P<n>{N})(?:个|名|位|人)?",
    rf"(?P<n>{N})(?:个人|名|位)(?!置|于|子)",
    r"(?:我们|咱们|我和.{1,4}|咱)(?P<n>俩|仨)",
    rf"(?:我们|咱们|咱)(?P<n>{N})个(?!.{{0,2}}(?:科|室|处|部门|月|小时))",
    r"(?:就|只有|仅|只)(?P<n>我)(?:自己|本人)?(?=[\W]|$)",
)
ENGLISH_WORDS = {
    "me": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
ENGLISH = (
    r"\b(?P<n>\d{1,3}|"
    + "|".join(ENGLISH_WORDS)
    + r") (?:people|persons?|passengers?|guests?|colleagues?|visitors?|of us|experts?|leaders?|seats?|pax|staff)\b",
    r"\b(?:just|only) (?P<n>me)\b",
    r"\b(?:party|group) of (?P<n>\d{1,3}|" + "|".join(ENGLISH_WORDS) + r")\b",
)
BESIDE_ME = r"(?:我|本人)(?:和|跟|与|带着?|加上?|同)(?:另外|其他)?$|\b(?:me|myself) (?:and|plus) $"
NOT_RIDERS = r"(?:受伤|死|被困|失联|座(?!谈)|司机(?![一总共]))"
DAYS = (
    rf"(?:请|休|续|再|假|共|计|延长?|顺延|延期|一共|合计|为期|用|歇|息)(?:了|到|上|掉|个)?(?:事|病|年休|年|婚|产|丧|探亲|"
    rf"工伤|公休)?(?:假)?(?:期)?\s?(?:共|一共)?\s?(?P<n>\d+(?:\.\d+)?|[{HAN}两]+)\s?(?:个)?(?:工作)?(?:天|"
    rf"日)(?P<half>半)?",
    rf"(?P<n>\d+(?:\.\d+)?|[{HAN}两]+)(?:个)?(?:工作)?天(?P<half>半)?(?:的)?(?:事|病|年休|年|婚|产|丧|探亲|"
    rf"工伤|公休|休)?假",
    rf"(?:得|要|想|再)(?:在家)?(?:躺|养|待|住)(?P<n>\d+|[{HAN}两]+)个?天(?P<half>半)?",
    rf"(?:顶|替|代)(?:我|一下|班)?(?P<n>\d+(?:\.\d+)?|[{HAN}两]+)个?天(?P<half>半)?",
    r"\b(?P<n>\d+(?:\.\d+)?|" + "|".join(ENGLISH_WORDS) + r")(?: more| extra| additional| working)? days?\b",
)
_HAN = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "我": 1,
    "俩": 2,
    "仨": 3,
    "半": 0,
}


def phone(line: Line) -> tuple[str, tuple[int, int]] | None:
    """The digits of a telephone number and where it stands with its label."""
    found = PHONE.search(line.left) or SHORT.search(line.left)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["digits"])
    return digits.removeprefix("86") if len(digits) == 13 else digits, found.span()


def people(line: Line) -> tuple[int, tuple[int, int]] | None:
    """How many ride along, and where it is said."""
    for expression in (*PEOPLE, *ENGLISH):
        for found in pattern(expression).finditer(line.left):
            value = number(found["n"])
            if (
                value is not None
                and 0 < value < 200
                and not pattern(NOT_RIDERS).search(
                    line.left[found.start() - 2 if found.start() > 1 else 0 : found.end() + 2]
                )
            ):
                more = 1 if pattern(BESIDE_ME).search(line.left[: found.start()]) else 0
                return int(value) + more - _driver(found[0], int(value)), found.span()
    return None


def _driver(said: str, count: int) -> int:
    """1 when the driver is counted in; he is no passenger: 连司机一共四个人."""
    return 1 if count > 1 and pattern(r"司机|驾驶员|师傅").search(said) else 0


def days(line: Line) -> float | None:
    """How many days are asked for, where the number is said in so many words."""
    for expression in DAYS:
        found = pattern(expression).search(line.left)
        if found is not None and (value := number(found["n"])) is not None and value > 0:
            return value + (0.5 if "half" in found.groupdict() and found["half"] else 0)
    return None


def number(said: str) -> float | None:
    """A small number in digits, Chinese characters or English words; None when it is none."""
    if said in ENGLISH_WORDS:
        return ENGLISH_WORDS[said]
    try:
        return float(said)
    except ValueError:
        return _han(said)


def _han(said: str) -> float | None:
    """A number below a hundred in characters: 十二, 三十, 两."""
    tens, ten, ones = said.partition("十")
    if any(character not in _HAN for character in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return None
    if not ten:
        return _HAN[said] if len(said) == 1 else None
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
