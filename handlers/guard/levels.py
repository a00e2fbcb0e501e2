"""Where a folded text really names a secrecy level: each such place becomes one token character.

What arises only across a word boundary stays as it is; everyday compounds and the mere list of the three
levels become PLAIN.
"""

import re

from handlers.guard.boundary import across_words, ends_a_word

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
_FIRST = "机鸡基激积几级极击饥肌姬吉急集及即籍疾计记济技季寂继祭忌寄绩迹绝决觉掘诀爵倔崛厥攫秘密蜜觅泌必米迷谜弥咪"
SOUND = rf"(?:[{_FIRST}]\s?[密蜜秘谧觅泌米迷谜弥咪宓幂糜])"
"""Two characters that sound like a level: one only beside a star, in a field or all alone."""

SOUND_ALIKE = (
    r"(?:[机鸡基激积击饥肌姬吉绝掘诀爵米蜜咪]密|(?<![自感知察发])觉密|(?<![解取])决密"
    rf"|(?!几米|鸡米)[{_FIRST}][蜜觅泌米迷谜弥咪宓幂糜])"
)
"""Of these, those that no everyday word ends in before a paper's noun (登记|密件, 以及|密件)."""

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
    r"|(?P<far>(?<![解议判裁表否坚取处对])决[密蜜]|(?<![自感知察发直视听嗅])[觉掘诀爵倔][密蜜]"
    r"|(?<![地路])基[密蜜]|[姬祭箕][密蜜]|(?<![面体堆累容])积[密蜜]|(?<![好无])几[密蜜]|(?<![南北两])极[密蜜]"
    r"|激[密蜜]|[寂叽肌讥嵇][密蜜]|[绝机](?:[觅泌]|(?<=绝)(?<![拒杜谢断隔]绝)[迷谜弥咪米]|(?<!有机)[迷谜弥咪米](?=\s?(?:级|的?文件|材料|通报|简报)))|[必泌觅][密蜜]|蜜密|密秘(?![书密])|咪密"
    r"|(?<![a-z])(?:jue|ji|mi|绝|机|秘)[1-5]?[\s\-_.·'*()]{0,3}m\s?i(?:(?![a-z])|(?=ji\b|wen\W?jian|jian\b))(?:[1-5](?!\s?nian|年))?"
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
    rf"|{_WORD}级?\s?★[^\n]{{0,6}}(?=[\"”,]{{0,2}}这(?:个|种|样的?)(?:写法|标法|标注|标志|格式))"
    rf"|{FIRM}(?:性|计算|度|者》|档案》|行动》)|{FIRM}(?=飞行|跟踪|押运|航班|大使)"
    rf"|{COMMON}(?=投票|写票|划票|计票|表决|选举|投选|画票|填票|花|武器|基地|通道|战线|交通|联络|警察|情人|配方"
    r"|任务|行动|组织|结社|房间|日记|盒|树|森林|谈判|访|调查|侦查|关押|拘捕|逮捕|电影|据点|接头|潜|会见|会晤"
    r"|筹备|转移|生活|心事|恋|结婚|约会|准备|进行|地|书架|抽屉|人士|宝|食谱|军|工作者|党)"
)
_CARRIERS = re.compile(
    r"(?P<carrier>(?<![保精加紧严非不未])密件(?!抄|柜|加工|登|簿|袋)|(?<![非不未没无否])涉密(?=的?(?:$|[\s,。!】\])」》_\-]|勿|方案|纪要|会议[纪材]|名单|报告|预案))"
    r"|(?<=[这那][个份])涉密的(?![人岗事系电机会单部项课工任])|(?<![非不])涉密(?:(?=的?[这那][几一两]?[份页张本])|的(?=[我你他那这发传拍先])|件|文件|档案|材料|资料|内容|照片|图片|截图|u盘|优盘|硬盘|光盘|笔记本|公文|图纸|信息|数据|邮件)"
    r"(?!柜|借阅|登记|清[退理单查]|管|审|收发|编|目录))"
    r"|密传电报|密码(?:电报|传真|电传|报(?![警名错表告销修备]))|译电(?:稿|文|内容|件|如下|(?=\s?:))|(?<![保加精紧严周亲])密传(?=\s?(?:[〔\[(]|\d|[一两三]份))"
    r"|(?<![保加紧精严亲周稠细机非])密电(?![话码器子路影梯脑视缆量容阻源池网气工力机度台])"
)


_NO_PAPERS = re.compile(
    rf"(?:(?<!有)没有|(?:没|不|未)(?:接触|见|看|碰|收到)过?|[接看见]不到)(?:{_WORD}|{CARRIER}|{CIPHER})|(?:{_WORD}|{CARRIER}|{CIPHER})(?:级|件|的|以上|文件|公文|[资材]料|载体|国家|{COMMON}|{PLAIN}){{0,4}}"
    r"(?:(?:收发|借阅|传阅|销毁|清退|审批|复制|传递|交接|外带|签收|登记|审查|打印){1,3}(?:簿|表|单|清单|台账|目录|册|本)|台账|目录)"
)
"""A paper that one does not have, and a form that is only named after papers (涉密文件登记表)."""
_TITLE = re.compile(
    rf"((?:{_WORD}(?:级|件)?的?(?:{PAPERS}|公文|请示|函)|{_WORD}[级件]|{CARRIER})\s?)"
    r"《(?![^》\n]{0,60}(?:办法|规定|制度|条例|细则|须知|手册|指南)》)[^《》\n]{2,60}》"
)
"""The title of a classified paper: its words say nothing of how the paper is spoken of."""
_NAMING = (
    "(?:教育|学习|宣传|培训|课题|题库?|处分|革命|历史|标准化?|规划|登记|"
    "管理|监管|审批|法治|清退|预算|年度|资质|影视|审计)"
)
_TITLED = "(?:报告|[通简]报|方案|计划|预案|名单|口径|决定|题库|纪要|请示|[修初定]订?稿|结果|清单)"
_NAMES = re.compile(
    rf"{_NAMING}(?:办(?![法理公])|局|部(?!门)|厅|工?委(?![托员])|中心|研究室|老区办|组(?!织)|科(?![学目技])|处(?![分罚理置]))"
    rf"|(?:(?<={LEVEL})|(?<={LEVEL}[的级])|(?<={LEVEL}级的)|(?<=里说|写了|讲了|提到|容是|里写|说了|里讲)){_NAMING}(?={_CJK}{{0,8}}?{_TITLED})"
    rf"|{_NAMING}(?={_CJK}{{0,8}}{_TITLED}(?:是|为|系|属于?|定[为的]?)(?:{_WORD}|{CARRIER}))"
)
"""Words of rules that only name an organ (教育局) or a paper (机密的培训计划)."""
_SMUGGLED = re.compile("(?<=文件)(?=夹(?:带|在[报书包衣本杂]))")
"""文件|夹带 is no 文件夹."""
_MEANT = re.compile(
    rf"{DISGUISED}(?=,?\s?(?:请?勿|严禁|不得|阅后|亲启|仅[限供]|只给|限|专阅|关于))|(?<=[份件封信内文][为系属是有]){DISGUISED}"
    rf"|(?<=[份件封信那个把着]){DISGUISED}(?=的|[,。;\s]|$)|(?<=是){DISGUISED}(?=的(?:$|[,。我你别]))"
    rf"|(?<=[份件]){DISGUISED}|{DISGUISED}(?=的?那[页份张]|内容|批示|文稿|讲话|会(?![员计]))"
)
"""A disguised level that stands where a paper's level would."""


def tokenise(folded: str) -> str:
    """A folded text in which every level, carrier and cipher telegram is one token character."""
    named = _MEANT.sub(FIRM, _SPELLINGS.sub(_level, _SMUGGLED.sub(" ", folded)))
    papers = _NO_PAPERS.sub(PLAIN, _CARRIERS.sub(_carrier, _EVERYDAY.sub(PLAIN, _UNTICKED.sub(_blank, named))))
    return _NAMES.sub("", _TITLE.sub(r"\1《》", papers))


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
