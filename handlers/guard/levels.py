"""Where a folded text really names a secrecy level: each such place becomes one token character.

What arises only across a word boundary stays as it is; everyday compounds and the mere list of the three
levels become PLAIN.
"""

import re

from handlers.guard.boundary import across_words, ends_a_word
from handlers.guard.sounds import misheard

FIRM = "\ue000"
"""机密 or 绝密 in characters, or juemi: hardly ever an everyday word."""
COMMON = "\ue001"
"""秘密, in characters: also the everyday word for a secret, so it needs more beside it."""
DISGUISED = "\ue002"
"""Pinyin or a likely homophone: a level only where it stands as a mark."""
PLAIN = "\ue003"
"""An everyday use or the mere list of the three levels."""
CARRIER = "\ue004"
"""密件, or a classified thing whose level is not said."""
CIPHER = "\ue005"
"""A cipher telegram."""

TOKEN = re.compile(f"[{FIRM}-{CIPHER}]")
"""Any of these: no talk of a paper or a meeting is without one."""

LEVEL = f"[{FIRM}{COMMON}{DISGUISED}]"
_BLANKS = r"(?:[^\w,。;!?、]|_){0,8}"
_GAP = rf"{_BLANKS}(?:[a-z]{{1,2}}{_BLANKS})?"
_STARTING = "[码钥切闭封集度植室]"
_LOOSE_GAP = r"[\s,，。;；!！?？、]{1,3}"
PAPERS = "文件|档案|材料|资料|简报|通报|通知|名单|方案|电报|纪要|报告|会议|预案|附件|原件|复印件|专报|内参|底稿"
_CJK = r"[\u4e00-\u9fff]"

_SPELLINGS = re.compile(
    rf"(?P<loose>(?<!{_CJK})[绝机秘]{_LOOSE_GAP}密(?!\s?{_CJK}))"
    rf"|(?P<word>[绝机秘]{_GAP}密)"
    r"|(?P<near>[绝机秘][\s\-_.·]{0,2}[蜜谧宓]|绝秘|鸡[密蜜秘]|机秘|蜜秘|秘秘(?=★|级))"
    r"|(?P<far>(?<![a-z])(?:jue|ji|mi|绝|机|秘)[1-5]?[\s\-_.·'*()]{0,3}m\s?i(?:(?![a-z])|(?=ji\b|wen\W?jian|jian\b))(?:[1-5](?!\s?nian|年))?"
    r"|(?<![a-z])(?:j[\s\-_.]u[\s\-_.]e|j[\s\-_.]i|m[\s\-_.]i)[\s\-_.]{1,2}m[\s\-_.]i(?![a-z])|(?<![a-z])(?:ju[e3]|j[i1]|m[i1])m[i1](?=\s?wen)"
    r"|(?<![a-z])(?:jue|ji|mi)[1-5]?\s?密|(?<![a-z\d])[jm]m(?=\s?(?:★|\*\d|级|件|文件))"
    r"|(?<![a-z\d])[jm]\s?密(?![码钥切闭封集度])|(?<![保加解精紧严亲周])密[机绝秘](?=\s?★)|(?<=★)密[机绝秘]"
    rf"|(?<![厘纳毫微分玉大小稻糯虾海百千万一二两几半\d])米密(?!{_STARTING})|(?<![着低沉痴])迷密(?!{_STARTING}))"
)
_CHOSEN = "[√✓✔☑☒■●▣◼x]"
_NOT_CHOSEN = rf"(?<!{_CHOSEN})(?<!{_CHOSEN}[\s)\]])(?<!{_CHOSEN}[)\]]\s)"
_BOX = r"(?:[□☐○◯]|\(\s{0,3}\)|\[\s{0,3}\])"
_UNTICKED = re.compile(
    rf"{_BOX}\s?[{FIRM}{COMMON}](?!级?\s?(?:★|\*|[(\[]?{_CHOSEN}))"
    rf"|{_NOT_CHOSEN}[{FIRM}{COMMON}]级?(?:{_BOX}|\s{_BOX}(?=[\s,。;]|$|[{FIRM}{COMMON}]))"
)
"""A level beside a box that nobody has ticked."""
_NEAR_EVERYDAY = re.compile("[书籍境闻史鲁制语密诀度蜂]|方(?!案)")

_WORD = f"[{FIRM}{COMMON}]"
_LINK = r"(?:级|件)?[\s、,/|★和及与至到();:或者\"'“”‘’□☐○_\[\]]{0,4}"
_EVERYDAY = re.compile(
    rf"{_NOT_CHOSEN}{_WORD}{_LINK}{_WORD}{_LINK}{_WORD}(?!\s?[(\[]?\s?{_CHOSEN})"
    rf"|(?:{_WORD}级?[\s|:(]{{0,4}}[\d一二三十]{{1,3}}年[\s|、,;)]{{1,8}}){{2}}{_WORD}(?!★)"
    rf"|(?:商业|商务|企业|公司|个人|家庭|工作|行业|职业|技术|银行|客户|交易|贸易|人生|家族|独家){_WORD}"
    rf"|(?:国家|军事|党的|党和国家|核心){_WORD}(?!级|★|\s*\d|文件|材料|图|件)"
    rf"|(?:保守|严守|恪守|保住|守住|守|小|大)(?:着|好)?{COMMON}(?!级|件|★)"
    rf"|(?:非|不是|不属于|不属|不算|并非|不涉及|不含|无|未涉及|没有){_WORD}(?:级|件)?(?:[、,/或和及]{_WORD}(?:级|件)?){{0,2}}"
    rf"|(?<=如[“\"]){_WORD}(?=★)"
    rf"|{_WORD}级?\s?★[^\n]{{0,6}}(?=[\"”,]{{0,2}}这(?:个|种|样的?)(?:写法|标法|标注|标志|格式))"
    rf"|{FIRM}(?:性|计算|度|者》|档案》|行动》)|{FIRM}(?=飞行|跟踪|押运|航班|大使)"
    rf"|{COMMON}(?=投票|写票|划票|计票|表决|选举|投选|画票|填票|花|武器|基地|通道|战线|交通|联络|警察|情人|配方"
    r"|任务|行动|组织|结社|房间|日记|盒|树|森林|谈判|访|调查|侦查|关押|拘捕|逮捕|电影|据点|接头|潜|会见|会晤"
    r"|筹备|转移|生活|心事|恋|结婚|约会|准备|进行|地|书架|抽屉|人士|宝|食谱|军|工作者|党)"
)
_CARRIERS = re.compile(
    r"(?P<carrier>带密级?的|(?<![保精加紧严非不未])密件(?!抄|加工)|(?<![非不未没无否])涉密)"
    r"|密传电报|加密电报|密电码[稿本]|密码(?:电报|传真|电传|报(?![警名错表告销修备]))|译电(?:稿|文|内容|件|如下|(?=\s?:))|(?<![保加精紧严周亲])密传(?=\s?(?:[〔\[(]|\d|[一两三]份))"
    r"|(?<![保加紧精严亲周稠细机非高])密电(?![话码器子路影梯脑视缆量容阻源池网气工力机度台])"
)


_SMUGGLED = re.compile("(?<=文件)(?=夹(?:带|在[报书包衣本杂]))")
"""文件|夹带 is no 文件夹."""


def tokenise(folded: str) -> str:
    """A folded text in which every level, carrier and cipher telegram is one token character."""
    named = _SPELLINGS.sub(_level, _SMUGGLED.sub(" ", folded))
    heard = misheard(named, DISGUISED)
    return _CARRIERS.sub(_carrier, _EVERYDAY.sub(PLAIN, _UNTICKED.sub(_blank, heard)))


def _level(match: re.Match[str]) -> str:
    if match["far"]:
        return FIRM if match[0].startswith("jue") else DISGUISED
    if _everyday_near(match) if match["near"] else bool(match["word"]) and across_words(match):
        return match[0]
    return FIRM if match[0][0] in "绝机鸡" else COMMON


def _blank(match: re.Match[str]) -> str:
    return re.sub(f"[{FIRM}{COMMON}]", PLAIN, match[0])


def _everyday_near(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 2) : match.start()]
    return bool(_NEAR_EVERYDAY.match(match.string, match.end())) or ends_a_word(match[0][0], before)


def _carrier(match: re.Match[str]) -> str:
    return CARRIER if match["carrier"] else CIPHER
