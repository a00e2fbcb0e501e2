"""Rules for what bears or imitates a level mark: star, term, field, tick, bracket, head, the word alone.

A mark is a mark in any sentence; only the weaker forms are excused by a question or a regulation's words.
"""

import re

from handlers.guard.levels import CARRIER, CIPHER, COMMON, DISGUISED, FIRM, LEVEL, PAPERS, PLAIN
from handlers.guard.rule import Rule

_COUNT = r"(?:\d{1,3}|半|[一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]{1,3})"
_NIAN = r"(?:\d{1,2}|(?:er|san)?shi|yi|er|liang|san|si|wu|liu|qi|ba|jiu)\s?nian|changqi"
TERM = (
    rf"(?:{_COUNT}\s?(?:年|个?月|日|天|y\b)|[长常]期|永久|{_NIAN}"
    r"|(?:解密|启用|公布|发布|公开|考试结束)前|至\s?20\d\d)"
)
_NOT_A_SPAN = r"(?![后以之的来内间里多左不没潜存进])"
_JUNK = "(?:[^\\w\ue000-\ue005]|_){0,30}"
_ODD = "(?![极吉几鸡虾积]米|咪咪|迷迷|蜜蜜|密密)"
_KIND = r"\s?(?:级|件|文件)?"
_STAR = r"(?:★|[加带打]?(?:五角|五|小星)?星(?!期)(?:号|标)?)"
_SPACE = "(?:[^\\w\ue000-\ue005。!?;、)*]|_){0,4}"
_PAPER = (
    "方案|报告|请示|通知|名单|纪要|汇总|安排|表|材料|情况|意见|计划|简报|办法|册|函|稿|清单|数据|预案|通报|批复|"
    "要点|讲话|决定|总结|文件|图|议题|脚本|人选|预算|底稿|附件|资料|记录|内容|方位|部署|页|份|号|期|急|提"
)
_CJK = r"[\u4e00-\u9fff]"
_TITLE = "(?:请示|[命训指]令|专报|内参|要情|呈阅件|抄件|副本|原件|附件|简报|通报|纪要|名单|函)"
_FIELD = (
    r"(?:[密秘蜜]\s?[级极]|密\s?别|密等|定密(?:事项|结果|意见)|等级|级别|程度|类别|属性|性质|标记|定密|标密|载体标识|(?:^|[\s,;])密"
    r"|secret level|security|classifi(?:cation|ed)|(?<![a-z])level|mi\s?ji)"
    r"\s?(?:标识|标志|标注|栏|代码|程度)?[】\]]?\s?(?:[/、和及与(]?含?(?:保密)?期限\)?)?[】\]]?(?:建议|意见|变更)?"
)
_DRAFTED = r"(?:[拟暂]定?|[一二三]级|待定\(拟|建议)?"
_NEXT_BOX = rf"(?!\s?(?:[、/,;|或和■●▣◼]|还是|_{{1,8}})[\s、/,|]{{0,4}}[a-d\d]?\.?{LEVEL})"
"""Not the first of several levels to choose from, with nothing chosen yet."""
_DEGREE = "(?:极|最高|[一特]级|绝对|高度|内部|党内)?"
_SEALED_KIND = (
    rf"(?:报[类别种]|(?:电|[发来]?报)(?:类别|种类|类型|别))\s?[:=]?\s{{0,4}}(?:{CIPHER}|密码?(?=[\s,;。]|$))"
    r"(?!\s{0,4}(?:[□☐○/、]|[,;]?\s{0,4}明码))"
)
_URGENT = "(?:特提|特急|加急|平急)"
_SPACE_OR_DOT = r"[^\w\n]{1,4}"
_SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭马方任袁柳唐薛雷"
    "贺倪汤罗郝安常于傅康余顾孟黄萧尹姚邵汪毛狄戴宋庞熊纪舒项董梁杜阮蓝季贾江郭林钟徐邱骆高夏蔡"
    "田胡万柯卢莫丁邓洪石崔龚程陆段侯武刘龙叶黎白蒲]"
)
_ASKED = (
    "吗|[?？]|怎么|怎样|如何|什么|哪|谁|为什么|多久|多少|几个(?!月)|几天|几年|几级|多长|区别|不同|不一样|能不能|能否|可否|是否|可不可以|"
    "是不是|有没有(?=期限|规定|要求)|算不算|要不要|是指(?!标)|包括|分为|划分|还是"
)
_DECODED = r"译(?:毕[:\s]{0,3}|(?:毕|出|成|完|发)(?:时间|日期)\s?[:\s]\s{0,2})\d"
_DECODER = rf"(?:译电[员人者]|{CIPHER})\s?:?\s{{0,2}}{_SURNAME}[\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])"
_OF_A_TELEGRAM = r"(?:[来收]报号\s?[:\s]\s?\d|^\s{0,4}(?:电文|译文|正文|内容)[^:\s]{0,3}\s?[:\s]\s?\w)"
_PINYIN_PAPER = (
    r"(?:ji\s)?(?:de\s)?(?:(?:na|zhe)\s?(?:fen|ge)\s?)?(?:(?:wen\d?\s?)?jian|fang\s?an|cai\s?liao|zi\s?liao|tong\s?bao|jian\s?bao|bao\s?gao|hui\s?yi"
    r"|ji\s?yao|ming\s?dan|dian\s?bao)\d?\b"
)

MARKS = (
    Rule(
        "star",
        "text",
        re.compile(
            rf"{LEVEL}{_KIND}[\s/|_·\-]{{0,3}}★(?!几)|★\s?{LEVEL}(?!级|件|文件)|{LEVEL}{_KIND}{_SPACE}\*\s?{_COUNT}"
            rf"|(?<![涉保加商解失泄精哈])密\s?★|(?<!\w)[机绝秘]\s?★\s?{TERM}"
        ),
        None,
        ("机密★10年", "绝密 ★ 启用前", "★秘密", "密★10年", "jimi★"),
        ("标志由密级、★和期限组成",),
    ),
    Rule(
        "term",
        "text",
        re.compile(
            rf"{LEVEL}{_KIND}{_SPACE}(?:{_STAR}|[新心兴型形醒腥x]|横?杠)?加?{_SPACE}(?:(?:保密)?期限\s?(?:为|是|:)?\s?)?[\s\*]?"
            rf"{TERM}{_NOT_A_SPAN}"
        ),
        re.compile(
            rf"(?:不超过|最长|一般(?:是|为)|上限|守|瞒|藏).{{0,12}}{LEVEL}|{LEVEL}.{{0,6}}(?:不超过|最长)|脱密期.{{0,6}}{LEVEL}|应当?标注"
            rf"|{LEVEL}级?{_SPACE}{TERM}[\s|、,;]{{1,6}}{LEVEL}级?{_SPACE}{TERM}"
        ),
        ("机密10年", "秘密 长期", "机密星十年", "机密，保密期限：三年"),
        ("这个秘密十年后才揭晓", "绝密级三十年、机密级二十年、秘密级十年"),
    ),
    Rule(
        "field",
        "line",
        re.compile(
            rf"{_FIELD}\s?(?:为|是|定为|确定为|填的?是?)?\s?(?:冒号|[:=_\-—–/(【\[|→>.\"”]{{1,3}}[“]?)\s?[■●▣◼]?\s?{_DRAFTED}{LEVEL}"
            rf"{_NEXT_BOX}"
            rf"|(?:^|\s)等级\s{LEVEL}|(?:[收来发]文|来件|登记)[:\s]\s?{LEVEL}级?[\s,;]|\|\s?{LEVEL}级?\s?\|\s?\d(?!\d?年)|{CARRIER}\s?:\s?{LEVEL}级?\s?[:,]"
            r"|(?:密\s?级|classifi(?:cation|ed)|level)\s?:\s?(?:top secret|secret|confidential)\b"
            r"|密\s?级\s?:\s?(?:(?:[机绝秘jm]|jm|jue)(?![\w])|★)"
        ),
        None,
        ("密级：机密", "密 级：绝密", "密级/保密期限：秘密/五年", "等级：机密"),
        ("密级（绝密/机密/秘密）：", "密级：无"),
    ),
    Rule(
        "tick",
        "line",
        re.compile(
            rf"(?:[☑√✓✔☒⊠◉✅]|\([√✓✔x]\)|\[[√✓✔x]\])\s?\)?\s?{LEVEL}|[■●▣◼]\s?{LEVEL}(?=.{{0,20}}[□☐○])"
            rf"|[□☐○].{{0,20}}[■●▣◼]\s?{LEVEL}|{LEVEL}级?\s?[(\[]?[√✓✔☑](?!\s?[)\]]?\s?(?:非|无|内部|公开|不))"
            rf"|[□☐○].{{0,20}}{LEVEL}\s?[■●▣◼](?!\s?(?:非|无|内部|公开|不))|[{LEVEL[1:-1]}{PLAIN}].{{0,20}}{LEVEL}\s?[(\[]\s?x\s?[)\]]"
        ),
        None,
        ("密级：□绝密 ☑机密 □秘密", "□绝密 ■机密 □秘密", "绝密（ ）机密（√）秘密（ ）"),
        ("□绝密 □机密 □秘密 ☑非密",),
    ),
    Rule(
        "bracket",
        "line",
        re.compile(
            rf"[【\[〔{{<〖「]\s?{_DEGREE}[\s·]?(?:{LEVEL}|{CARRIER}(?:勿.)?)\s?(?:级|件|文件|资料)?\s?[】\]〕}}>〗]|(?<=[\w\"”])\({LEVEL}\)$|^{_JUNK}\(\s?{_DEGREE}(?:{CARRIER}|{LEVEL}[级件]?)\s?\)"
            r"|(?:^[(【\[〔]密[)】\]〕](?![字码])|[(【\[〔]密[)】\]〕](?:$|:))"
        ),
        None,
        ("【机密】常委会议题", "[绝密] 选址", "〔秘密〕第3号"),
    ),
    Rule(
        "alone",
        "line",
        re.compile(
            rf"(?:^|。){_JUNK}{_DEGREE}{LEVEL}{_JUNK}(?:级|件|文件|资料|材料)?{_JUNK}(?:第?(?:\d{{1,8}}|[一二三四五六七八九十]{{1,3}})(?:份|号|页|期)|\d{{1,8}})?{_JUNK}$"
            rf"|^{_JUNK}(?:{LEVEL}{_JUNK}){{2,}}$|{LEVEL}级?字?\s?[〔\[]20\d\d|{LEVEL}级?字第\d"
            rf"|^{_JUNK}{LEVEL}[\s_·:—\-|/,、]*(?:特急|特提|加急|平急|急件|top)"
            r"|^\W*top\W{0,3}secret\b"
            r"|\btop\W{0,3}secret (?:document|file|meeting|memo|minutes|plan|report)\b|^\W*(?:secret|confidential)\W*$"
            r"|[【\[(]\s?(?:top )?(?:secret|confidential)\s?[】\])]"
        ),
        None,
        ("机密", "绝密！", "会议材料\n秘密\n之三", "机密 特急", "TOP SECRET", "【CONFIDENTIAL】"),
        ("trade secret policy", "my secret recipe"),
    ),
    Rule(
        "head",
        "line",
        re.compile(
            rf"^{_JUNK}{_DEGREE}{FIRM}\s?(?:级|件|文件|资料)?(?:_|[^\w\ue000-\ue005\"”'’」』》〉)?、★])+(?=\S)|^{_JUNK}(?:{FIRM}关于|(?:{FIRM}(?!级|文件|件|公文|材料){_CJK}{{0,12}}|{COMMON}){_TITLE}(?:第?\d{{1,8}}期?)?{_JUNK}$)|^[*_#]{{1,3}}{COMMON}[*_#]|^{_JUNK}{COMMON}\s?(?:(?:级|件|文件)[\s_·:—\-|,;.!]|[\s_·:—\-|!])(?=\S)"
            rf"|^{_JUNK}{COMMON},.{{0,12}}(?:{_PAPER}|的|勿|阅)|^{_JUNK}{DISGUISED}(?:级|件|文件)?[\s_:·—\-|]+{_CJK}.{{0,20}}(?:{_PAPER}|阅|台账)"
        ),
        re.compile(
            rf"(?:吗|[?]|谁.{{0,6}})\s*$|^{_JUNK}.{{1,10}}(?:怎么|怎样|如何|什么|是指|和|与|由|要不要|能不能|可以|分为)"
            rf"|涉及|不告诉|不说|我不|你猜|[□☐]|泄露(?:会|将)|重要的|一般的|最高级|包含|损害|^{_JUNK}{FIRM}件,.{{0,6}}应"
        ),
        ("机密 关于选址的请示", "绝密：年度演练安排", "秘密级：三季度形势", "秘密 名单"),
        ("秘密，不告诉你", "机密 怎么定"),
    ),
    Rule(
        "tail",
        "line",
        re.compile(
            rf"(?:{_PAPER}|[\d>)》]|\s)[\s_·—\-|:]{{0,6}}{FIRM}\s?(?:级|件|版)?{_JUNK}$"
            rf"|(?:\d|[办委厅局室部])\s{{1,6}}{COMMON}{_JUNK}$|(?:{_PAPER})[\s_·—\-|:,]{{1,6}}[{COMMON}{DISGUISED}]\s?(?:级|件|版)?{_JUNK}$"
            rf"|\s{FIRM}\s(?![a-z])|{LEVEL}\s?(?:特提|特急|加急|平急)"
        ),
        re.compile(rf"{_ASKED}|[□☐○]|{PLAIN}"),
        ("出行保障方案 绝密", "名单-秘密", "某办发电〔2026〕12号 机密 特提"),
    ),
    Rule(
        "disguised_noun",
        "text",
        re.compile(
            rf"{DISGUISED}[\s\-_]{{0,2}}(?:ji\b|{_PINYIN_PAPER}|(?:级|的?[这那][份个本]|的?件|的?(?:{PAPERS}))(?!夹))"
        ),
        None,
        ("jimi级文件", "ji密文件发你了", "ji-mi 级"),
        ("jimi的头像",),
    ),
    Rule(
        "cipher_head",
        "line",
        re.compile(
            rf"^{_JUNK}(?:机要)?{CIPHER}{_JUNK}(?:$|特|加急|平急|等级|第|\d|〔|\[|份|字|一份|抄|签)|(?:[办委局厅]|(?<!全)部){CIPHER}{_JUNK}$|{CIPHER}\s?[〔\[(]\s?20\d\d|发电.{{0,12}}\s密\s"
            rf"|{CIPHER}\s?{_URGENT}|(?<!\w){_URGENT}{_SPACE_OR_DOT}密码?(?!\w|:)|(?<!\w)密{_SPACE_OR_DOT}{_URGENT}"
            rf"|(?<![保国加商])密(?:\s?电|电发|发电|码发电)\s?[〔\[(]20"
            rf"|^{_JUNK}{CIPHER}的?(?:原文|全文|内容|正文|译文|照片|截图|首页){_JUNK}$"
        ),
        re.compile(_ASKED),
        ("密码电报 特提", "密电〔2026〕7号", "市委办密电 特提", "等级：加急·密", "密/特提", "省密发电〔2026〕3号"),
        ("明电〔2026〕8号", "等级：加急·明电", "特急 密切关注雨情"),
    ),
    Rule(
        "cipher_form",
        "text",
        re.compile(
            rf"{_SEALED_KIND}|{_DECODED}|密(?:传|报|码来?报)\s{{0,3}}[来收]报号|译电纸[^□]{{0,60}}?{_DECODER}|{_DECODER}[^□]{{0,200}}?{_OF_A_TELEGRAM}|{_OF_A_TELEGRAM}[^□]{{0,200}}?{_DECODER}",
            re.MULTILINE,
        ),
        None,
        ("报类：密码 来报号：0457", "译毕时间：14时20分", "译电员：孙某\n电文：请速派员"),
        ("报类：明码 来报号：12", "报类：密码□ 明码□", "译电员：  译毕时间：", "值班 译电员：孙某 机要员：王某"),
    ),
)
