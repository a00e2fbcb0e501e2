"""Talk of one classified paper is refused, talk of rules about such papers passes, in every way of speaking."""

from itertools import product

import pytest

from handlers.guard import inspect, verdict

PAPERS = (
    "那份机密文件",
    "这份绝密的",
    "昨天那份秘密级通报",
    "桌上那份密件",
    "市里那份涉密文件",
    "刚送来的那份机密级的会议纪要",
    "你那份秘密的简报",
    "手里这份绝密方案",
)
HANDLED = (
    "把{}拍个照发我",
    "{}我扫描了发你邮箱",
    "把{}复印两份给老王",
    "{}我放办公桌上了",
    "{}在左边抽屉，你自己拿",
    "{}让司机老马顺路捎过去",
    "我把{}带回家了",
    "{}借我看看，行不",
    "{}能不能转给小李？",
    "王科，你手里有没有{}",
    "{}谁拿走了",
    "{}找不到了",
    "{}缺了一页",
    "{}碎了没",
    "帮我把{}录入电脑",
    "{}装订好了没",
    "截图发你了，是{}",
    "{}第二页看不清，重拍一张",
    "请于周五前将{}退回",
)
RETOLD = (
    "{}里说下半年要动两个局长",
    "{}大意是要撤并三个乡镇",
    "看了{}，我们区被点名了",
    "听老李说{}提到要暗访",
    "跟你透露一下，{}讲了，十月份搬迁",
    "我给你念一下{}：明年不再拨款",
    "从{}里摘一段给我",
    "帮我把{}缩写成三百字",
    "{}精神是先压一压，先别外传",
    "{}你看了吗，老张要调走",
)
MARKED = (
    "此件系{}级，阅后退回",
    "本件为{}级，不得复印",
    "该文件属{}级，请妥善保管",
    "随文附{}级文件1份，会后收回",
    "{}件第007号，专人专夹传阅",
    "{}级简报（共8页），请当面签收",
    "{}级，限主要领导阅",
    "本方案为{}级",
    "请勿拍照（{}）",
    "内装{}级材料，由李书记亲启",
    "明天的专题会是{}级的，手机别带",
    "周四的常委会密级{}",
    "下午三点的{}级办公会改到402",
    "{}级会议下周开",
    "会议密级：{}",
    "这次座谈会{}级",
    "标题上面写{}星十年换行写名单",
)
TELEGRAMS = ("密码电报", "密电", "密码传真", "译电稿")
TELEGRAPHED = (
    "收到{}一份",
    "昨晚来了份{}",
    "{}里说下月搬迁",
    "{}的意思是先压一压",
    "{} 特急",
    "{}第12号",
    "{}〔2026〕8号",
    "昨天那份{}译好了",
    "把{}念给书记",
    "省委{}要求今晚报人数",
    "{}原文：请你区于八时前报告",
    "刚译出的{}拍给你",
    "这份{}谁拿着",
    "X委{}已到，严禁转发",
)

ORGANS = ("教育局", "宣传部", "应急管理局", "培训中心", "审批局", "司法局", "法院", "登记中心", "干部教育科", "课题组")
OF_AN_ORGAN = (
    "{}那份机密文件发我一下",
    "{}的秘密级通报我放你桌上了",
    "{}送来的绝密件谁签收的",
    "把{}的机密材料拍给我",
    "{}的机密简报里说要撤并",
    "{}那份密件我带回家看了",
    "{}明天的会是机密级，手机别带",
    "{}的密电你译完没有",
    "请将{}机密件于周五前退回",
    "听说{}那份绝密方案定了",
)
TITLES = (
    "教育系统风险报告",
    "学习情况通报",
    "培训计划",
    "课题报告",
    "宣传口径",
    "历史遗留问题处置方案",
    "登记核查名单",
)
TITLED = (
    "那份机密的{}发我",
    "我把绝密的{}拍照发群里了",
    "秘密级{}放你桌上了",
    "{}是机密级的，你别外传",
    "附件{}为机密级",
    "机密文件里写了{}，你看下",
    "市里的秘密通报讲了{}的事",
)

KINDS = (
    "绝密级文件",
    "机密级公文",
    "秘密级文件",
    "密件",
    "涉密文件",
    "涉密材料",
    "绝密件",
    "机密级以上文件",
    "密码电报",
)
RULES = (
    "机要员收发{}应当逐件清点",
    "{}的传递必须由两人护送",
    "销毁{}，须填写审批表",
    "严禁将{}带回家",
    "{}切勿转发",
    "各单位不得把{}发到群里",
    "收到{}后，保密员要编号登记",
    "因工作需要携带{}外出的，须经主任批准",
    "提醒全体干部：{}一律不得拍照",
    "离岗前应清退全部{}",
    "{}一般不拆封",
    "请各科室把手里的{}按规定清退",
    "“{}应当由专人管理”",
    "《保密制度》第五条：{}不得横传",
    "保密法要求{}必须编号登记",
    "请问{}由谁保管",
    "{}用什么信封？",
    "帮我查查{}的传递有没有规定",
    "什么样的算{}",
    "如果{}带回家会怎么处理",
    "判断题：{}可以转发",
    "案例：某局科员把{}拍照，被处分",
    "警示片里干部把{}发到群里",
    "学习心得：我认识到{}不得带出会场",
    "{}登记簿用完了，再印100张",
    "请发我一份{}销毁清单",
    "填一下{}审批表",
    "我没见过{}",
    "我们科没有{}",
)


def _missed(frames: tuple[str, ...], words: tuple[str, ...]) -> list[str]:
    texts = [frame.format(word) for frame, word in product(frames, words)]
    return [text for text in texts if verdict(text, "text") != "block"]


SPOKEN_OF = {
    "handled": (HANDLED, PAPERS),
    "retold": (RETOLD, PAPERS),
    "marked": (MARKED, ("绝密", "机密", "秘密")),
    "telegraphed": (TELEGRAPHED, TELEGRAMS),
    "of an organ": (OF_AN_ORGAN, ORGANS),
    "titled": (TITLED, TITLES),
}
"""Ways of speaking of one paper: frames, and the words that fill them."""


@pytest.mark.clause("26.2")
@pytest.mark.parametrize(("frames", "words"), SPOKEN_OF.values(), ids=list(SPOKEN_OF))
def test_one_classified_paper_is_refused_however_it_is_spoken_of(
    frames: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert _missed(frames, words) == []


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("comma", ["，", " ", "  ", "……", "~~", "——"])
def test_a_clause_ends_where_a_comma_was_left_out(comma: str) -> None:
    texts = [comma.join(("书记把密件给我了", "按规定交机要室")), comma.join(("那份机密文件我拍了", "培训完发你"))]
    assert [text for text in texts if verdict(text, "text") != "block"] == []


@pytest.mark.clause("17.4-1")
@pytest.mark.parametrize("comma", ["，", " ", "——"])
def test_a_rule_is_a_rule_where_a_comma_was_left_out(comma: str) -> None:
    texts = [comma.join(("收到密件后", "保密员要登记")), comma.join(("领导带回的密件", "按规定多长时间上交"))]
    assert [text for text in texts if verdict(text, "text") != "pass"] == []


@pytest.mark.clause("17.4-1")
@pytest.mark.parametrize("kind", KINDS)
def test_rules_about_a_kind_of_paper_pass_however_they_are_put(kind: str) -> None:
    texts = [frame.format(kind) for frame in RULES]
    assert {text: hit.rule for text in texts if (hit := inspect(text, "text"))} == {}
