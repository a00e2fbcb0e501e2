"""What looks like a date and is none: blanked out before the text is scanned."""

import re
from dataclasses import dataclass

from handlers.dates.numerals import HAN

BLANK = "\x00"
"""Stands in for every masked character, so that places stay the same and nothing reads across."""

N = rf"(?:\d+|[{HAN}]+)"
SEVERAL = r"(?![几多些像])"
THINGS = (
    "车|楼|会议室|房|门|文|线|桌|岗|机|令|院|厅|厂|矿|井|库|柜|路|点位|地块|公章|印章|窗|档|舱|位|选手|员工|"
    "公务车|商务车|面包车|轿车|中巴|大巴|越野车|客车|专车|班车|电梯|机房|仓库|方案|议题|提案|议案|项目|工程|公告|附件|表"
)
RANKED = (
    "条|章|款|项|次|届|期|批|号|名|位|份|页|版|稿|轮|部分|个问题|个议题|议题|党支部|支部|小组|组|楼|会议室|种|类|步|"
    "阶段|方面|点(?!钟)"
)
COUNTED = (
    r"人|项|条|节(?!课)|章|款|层|次|批|个(?!月|工作日|星期|小时|半|钟头)|号(?:楼|车|会议室)|份|名|个人|页|条|"
    r"位|件|辆|台|公里|千米|米|元|块|万|亿|吨|度|楼|室|层|岁|级|倍|折|分制|%|gb|mb|kg|km|版"
)
REMARKS = (
    "意见|建议|要求|体会|原因|内容|措施|想法|希望|看法|思考|问题|不足|感想|补充|修改|疑问|共识|启示|认识|做法|经验|"
    "说明(?!会)|声明|事项|倡议|收获|优势|特点|理由|请求|承诺|亮点|困难|短板"
)
WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天]"
FEASTS = f"元旦|新年|国庆|中秋|端午|春节|周末|节日|五一|劳动节|元宵|教师节|圣诞|妇女节|新春|假期|{WEEKDAY}"
NUMBERED = "no\\.?|room|section|chapter|article|item|page|version|building|gate|part|step|table|figure|office|floor"


@dataclass(frozen=True)
class Mask:
    """A named family of words that are no dates, with examples that it must hide."""

    name: str
    expression: str
    examples: tuple[str, ...]


MASKS = (
    Mask(
        "document number",
        rf"[〔\[(【]\s?\d{{4}}\s?[〕\])】]\s?第?\s?{N}?号?",
        ("〔2026〕12号", "(2026)第3号"),
    ),
    Mask(
        "number of a paragraph",
        rf"(?:^|(?<=[;。]))\s*(?:[{HAN}]{{1,3}}、(?![{HAN}]{{1,3}}(?:[、号楼室科处]|日(?!之?内|以内)))|"
        rf"\((?:\d{{1,2}}|[{HAN}]{{1,3}})\)|\d{{1,2}}(?:[)、](?!\d)|\.\s))",
        ("一、", "(1)", "(二)", "3、", "1. "),
    ),
    Mask("number behind its series", rf"[督编卷]{N}号", ("督1号", "编12号")),
    Mask("figure", r"(?:率|比值|比例|系数|指数|[Ππ]|≈|=)(?:为|是|约|约为)?\s?\d+\.\d+", ("率3.14", "系数1.5")),
    Mask("mayflower", r"五月花(?![开卉展市木节会])", ("五月花",)),
    Mask("ordinal thing", rf"第{N}(?:{RANKED})", ("第三条", "第12次", "第一党支部", "第3号")),
    Mask("numbered thing", rf"{N}号(?:{THINGS})", ("1号车", "3号楼", "一号会议室", "3号文")),
    Mask("room", rf"{N}(?:楼|层|栋|单元|科室|科(?!技)|处室|处|室)", ("二室", "三楼", "5楼", "三处")),
    Mask("counted", rf"\d+(?:[-~、到至.])\d+\s?(?:{COUNTED})", ("3-5人", "1.5倍", "12.3万", "2、3份")),
    Mask(
        "fraction",
        r"(?<![\d/~到至-])(?:[1-4]/[2-9](?:的|左右)|\d{1,2}/\d{1,2}(?:以上|以下|多数|票))",
        ("2/3以上", "1/3的"),
    ),
    Mask(
        "dotted number",
        r"v\d+(?:\.\d+)*|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|\d+(?:\.\d+)?%",
        ("v1.2", "10.1.2.3", "10.5%"),
    ),
    Mask(
        "long number",
        r"(?<!\d)(?:\d{7}|\d{9,})(?!\d)|(?<![\d-])\d{3,4}-\d{7,8}(?!\d)",
        ("13800138000", "0571-8888888"),
    ),
    Mask(
        "money",
        r"[¥$]\s?\d+(?:\.\d+)?|\d+(?:\.\d+)?[万亿千]?(?:元(?!旦|宵|月)|块钱)",
        ("¥12.5", "12.5元", "3万元"),
    ),
    Mask(
        "remarks",
        rf"(?<![午上早晚晨间天日号末后: ]){N}点(?:小|具体|重要|基本|主要)?(?:{REMARKS})",
        ("三点意见", "两点具体要求", "一点建议"),
    ),
    Mask(
        "a little",
        r"[有快多少慢好再提这那差大小早晚]一点(?![半钟:]|[0-9一二三四五]{1,3}分|一刻|三刻)",
        ("有一点", "快一点", "早一点"),
    ),
    Mask("a bit of", r"一点(?:都|也|儿|点|小)|一点一滴", ("一点儿", "一点点")),
    Mask(
        "greeting",
        rf"(?:早上|上午|中午|下午|晚上|早|晚|午)(?:好{SEVERAL}|安(?![排装置全保检徽]))",
        ("下午好", "早上好", "晚安"),
    ),
    Mask(
        "wishes",
        rf"(?:{FEASTS})节?(?:快乐|愉快|吉祥|安康|好{SEVERAL})|(?:[明后][天日]|下周|下次|晚上|回头|改天|一会儿|待会儿|{WEEKDAY})见(?!面)",
        ("元旦快乐", "周末愉快", "中秋节安康"),
    ),
    Mask(
        "question",
        r"几点钟?|几号|几日|几月|(?:剩|还有|能请|可以请|休了|请了)几天|(?<![过这近前后那])几天(?=[没能可呢?])|星期几|周几|礼拜几|"
        r"(?<![周月年])哪(?:一|几)?天|什么时候|何时|多少天",
        ("几点", "星期几", "哪天", "什么时候", "还有几天"),
    ),
    Mask(
        "plan",
        rf"十[一二三四五六七]五(?:规划|期间|时期)?(?![日号天月年点个])|"
        rf"{N}年(?:行动|规划|计划|来|级|制|一遇|一度|以上|以下)",
        ("十四五规划", "三年行动", "五年规划"),
    ),
    Mask(
        "working system",
        rf"{N}天(?:工作制|轮班|制(?![定度作]))|{N}小时(?:工作制|热线|在线|服务|待命|开机|营业|制|不间断|轮班)|"
        r"(?:24|12|8|二十四|十二|八)小时值[班守]|"
        r"7 ?[×x*/] ?24(?:小时)?|24/7|八小时(?:以外|之外)",
        ("24小时值班", "8小时工作制", "7×24小时", "24/7"),
    ),
    Mask(
        "per",
        rf"{N}个?(?:天|日|周|月|年)(?:[一两三]|\d)(?:次|报|调度|通报|会商|谈|结|小结|总结|更新|练|检)",
        ("一周三次", "一日一报", "一月一次"),
    ),
    Mask(
        "idiom",
        r"一日三餐|[上下]午茶|两个一百年|百年(?:目标|变局|大计|奋斗)|(?<!十)一日游|三天两头|三天打鱼|两天晒网|全天候|一天到晚|一天天|(?<![今明后昨前\d一二三四五六七八九十两半几])天天|"
        r"有朝一日|一年到头|一年四季|今日头条|半天没|半天才|(?<![十二])一时(?![0-9三四五半])|同时|届时|及时|准时|随时|平时|"
        r"暂时|截[至止]到?目前|到目前为止|目前|一天之内不|过去的一年",
        ("三天两头", "天天", "同时", "截至目前"),
    ),
    Mask(
        "name",
        r"周[一二三四五六](?![上下早晚中前后全各和与的副老新女男王李张刘陈杨赵黄吴徐孙周])[\u4e00-\u9fff]同志|"
        r"周[一二三四五六][鸣凡帆诺丹航楠婷涵轩豪峰涛鹏琳伟斌彬](?=$|[\W请去来说的在和])",
        ("周一鸣同志", "周一鸣"),
    ),
    Mask("years of", rf"{N}周(?:年(?!假|休)|岁)|\d{{4}}年度|{N}年级", ("十周年", "2026年度", "三年级")),
    Mask("address", rf"(?:三八|五四|五一|六一|七一|八一)?[路街道巷弄村]{N}号", ("路12号", "八一路3号")),
    Mask(
        "named after a day",
        r"(?:三八|五四|五一|六一|七一|八一|十一)(?:国际)?(?:劳动|青年|妇女|儿童)?(?:路|街|大道|广场|公园|小学|中学|学校|村|勋章|精神|奖章|奖|红旗手|"
        r"讲话|表彰)",
        ("七一勋章", "五四精神", "八一路", "三八红旗手"),
    ),
    Mask(
        "party meetings",
        rf"[{HAN}]+届(?:[{HAN}]+[次中]全会)?|[{HAN}]+[次中]全会",
        ("十二届三次全会", "二十届三中全会"),
    ),
    Mask(
        "numbered word",
        rf"\b(?:{NUMBERED})\s?#?\d+(?:\.\d+)*\b(?![:\d]|\s?[ap]m)",
        ("room 3", "page 12", "version 2.1"),
    ),
    Mask(
        "english greeting",
        r"\bgood (?:morning|afternoon|evening|night|day)\b|\bhappy (?:new year|holidays?|weekend)\b|"
        r"\bhave a (?:good|nice|great) (?:day|weekend|evening|one|week)\b",
        ("good morning", "happy new year", "have a nice weekend"),
    ),
    Mask(
        "english duty",
        r"\b(?:once|twice) a (?:day|week|month|year)\b|\b(?:just|wait|hang on) a (?:minute|moment|second)\b|"
        r"\b(?:\d+|five)[- ](?:hour|day|year)[- ](?:duty|hotline|service|plan|system|week)\b",
        ("once a week", "just a minute", "24-hour duty", "five-year plan"),
    ),
    Mask("english noun", r"\bminutes of\b|\bday[- ]to[- ]day\b|\bper (?:day|week|month)\b", ("minutes of",)),
)
COMPILED = tuple(re.compile(mask.expression, re.ASCII) for mask in MASKS)


def masked(text: str) -> str:
    """The text with everything that is no date blanked out; every place stays the same."""
    for expression in COMPILED:
        text = expression.sub(lambda match: BLANK * len(match[0]), text)
    return text
