"""Whether 机密, 绝密 or 秘密 is one word, or the end of a word before the start of the next (手机|密码)."""

import re

_MACHINES = (
    "手|司|打印|复印|影印|计算|一体|考勤|取款|柜员|发动|电动|电|无人|直升|洗衣|烘干|投影|摄影|摄像|录音|录像|"
    "对讲|碎纸|传真|扫描|收银|点钞|验钞|刷卡|打卡|读卡|叫号|自助|收割|插秧|播种|注塑|压缩|挖掘|拖拉|起重|抽水|"
    "饮水|净水|热水|保密|密码|加密|咖啡|游戏|终端|售货|照相|相|呼吸|监护|透视|除湿|加湿|空压|缝纫|订书|装订|"
    "塑封|切纸|装载|升降|服务|交换|危|时|动|契|随|主|座|耳|飞|客|(?<!作)战|轰炸|侦察|签到|识别|门禁|闸|安检|"
    "车|机顶|电视|收音|放映|播放|学习|点读|翻译|充电|缓存|虚拟|模拟|投票|表决|拍照|检测|测温|打包|扫地|吹风|"
    "豆浆|面包|榨汁|空调|供暖|鼓风|通风|除尘|水泵|柴油|汽油|内燃|蒸汽|永磁|步进|伺服|减速|变速|割草|压路|"
    "摊铺|搅拌|粉碎|提词|同传|指纹|报名|查询|制氧|雾化|洗碗|麻将|娃娃|贩卖|有线|老人|智能|工控|上位|下位|母|"
    "传呼|寻呼"
)
_MAYBE_MACHINES = (
    "有|转|本|开|单|当|登|候|上|下|军|心|投|天|商|生|待|联|脱|良|先|趁|伺|关|停|装|拆|换|修|订|接|送|班|专|多|双|"
    "两|三|几|台|样|整|裸|微|红|新|旧|老|快|该|此|各|每|全|大|小|坏|借|用|好"
)
_VERBS = "打印|复印|影印|扫描|传真|交换|录音|录像|摄像|投影|学习|翻译|拍照|装订|查询|检测|播放|放映"
_REFUSALS = "拒|杜|谢|断|隔|灭|回|根|禁|弃|决|卓|空|超|自|气|阻"
_MYSTERIES = "神|隐|揭|奥|诡|便|文|党|探|解|玄|深|莫"

_CJK = re.compile(r"[\u4e00-\u9fff]")
_STARTS = re.compile(
    "密麻|[码钥谋度匙植林麻匝斯苏歇]|集(?![中体])|封[条圈垫胶性环舱罐]|电码|切(?![勿忌记莫不])|闭(?!会|幕)|不可分|不透|不离|而不"
)
_SOFT_STARTS = re.compile("集|封|布|接|友|室|道|谈|令|实|云|宗|约|探|聊|合|缝|纹|织|文|送|评|使|诏|语|报|函|纳|电")
_LEVEL_NOUNS = re.compile(
    "文件|材料|资料|方案|会议|简报|通报|报告|电报|档案|情报|信息|内容|事项|名单|图纸|讲话|纪要|通知|数据|公文|"
    r"级(?:文件|会议|别|材料|件|公文|事项|通报|简报|的|$|[\s.,;:)])"
)
_VERB_BEFORE = re.compile(f"(?:{_VERBS})$")
_WORDS_BEFORE = {
    "机": (re.compile(f"(?:{_MACHINES})$"), re.compile(f"(?:{_MACHINES}|{_MAYBE_MACHINES})$")),
    "绝": (re.compile(f"(?:{_REFUSALS})$"), re.compile(f"(?:{_REFUSALS})$")),
    "秘": (re.compile(f"(?:{_MYSTERIES})$"), re.compile(f"(?:{_MYSTERIES})$")),
}


def across_words(match: re.Match[str]) -> bool:
    """Whether a match of 机密, 绝密 or 秘密 (blanks may lie within) belongs to two words."""
    text, gapless = match.string, len(match[0]) == 2
    following = text[match.end() : match.end() + 8].lstrip()
    if not _CJK.match(following) or _LEVEL_NOUNS.match(following):
        return False
    before = text[max(0, match.start() - 6) : match.start()]
    if gapless and before[-1:].isspace():
        before = ""
    return _two_words(match[0][0], before.rstrip(), following)


def _two_words(first: str, before: str, following: str) -> bool:
    if following[0] in "级件" and _VERB_BEFORE.search(before):
        return False
    surely, maybe = _WORDS_BEFORE[first]
    if _STARTS.match(following) or surely.search(before):
        return True
    return bool(_SOFT_STARTS.match(following) and maybe.search(before))


def ends_a_word(first: str, before: str) -> bool:
    """Whether a character, read after what stands before it, ends an everyday word (司机, 拒绝, 神秘)."""
    return first in _WORDS_BEFORE and bool(_WORDS_BEFORE[first][0].search(before))
