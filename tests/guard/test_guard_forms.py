"""Every form of a mark in every spelling is refused, every ordinary kind of sentence passes (F-01, 17.4, 26.2)."""

from collections.abc import Callable

import pytest

from handlers.guard import inspect, verdict

LEVELS = ("绝密", "机密", "秘密")

_PINYIN = {"绝密": "juemi", "机密": "jimi", "秘密": "mimi"}
_TONED = {"绝密": "jué mì", "机密": "jī mì", "秘密": "mì mì"}
_TRADITIONAL = {"绝密": "絕密", "机密": "機密", "秘密": "祕密"}
_HOMOPHONE = {"绝密": "觉密", "机密": "鸡密", "秘密": "蜜密"}
_OTHER_HOMOPHONE = {"绝密": "绝米", "机密": "机蜜", "秘密": "秘蜜"}

SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda level: level,
    "spaced": " ".join,
    "far apart": "    ".join,
    "wide blank": "\u3000".join,
    "no-break blank": "\u00a0".join,
    "zero width": "\u200b".join,
    "word joiner": "\u2060".join,
    "soft hyphen": "\u00ad".join,
    "byte order mark": "\ufeff".join,
    "filler": "\u3164".join,
    "accent": "\u0301".join,
    "dotted": "·".join,
    "underlined": "_".join,
    "split lines": "\n".join,
    "split lines of Windows": "\r\n".join,
    "traditional": _TRADITIONAL.__getitem__,
    "pinyin": _PINYIN.__getitem__,
    "capitals": lambda level: _PINYIN[level].upper(),
    "full-width pinyin": lambda level: "".join(chr(ord(letter) + 0xFEE0) for letter in _PINYIN[level]),
    "toned pinyin": _TONED.__getitem__,
    "homophone": _HOMOPHONE.__getitem__,
    "another homophone": _OTHER_HOMOPHONE.__getitem__,
}

FORMS = (
    "{}★10年",
    "{} ★ 长期",
    "{}☆五年",
    "{}*3年",
    "{}星十年",
    "{}★启用前",
    "★{}",
    "份号：000012\n{}★10年\n特急\n关于选址的请示",
    "密级：{}",
    "密级={}，份数：12",
    "密 级：{}\n保密期限：20年",
    "密级为{}，请登记",
    "本件密级{}",
    "【{}】",
    "【{}】关于选址的请示",
    "[{}] 名单",
    "{}级文件一份，请查收",
    "{}文件照片",
    "这份{}文件我发你邮箱了",
    "那份{}的拍给我",
    "此件{}，阅后退回",
)

NAMES = ("{}_方案.docx", "{}★10年.pdf", "【{}】名单.xlsx", "{}文件.pdf", "2026_{}_03.pdf")


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("form", FORMS)
def test_a_mark_is_refused_in_every_spelling(form: str, spelling: str) -> None:
    texts = [form.format(SPELLINGS[spelling](level)) for level in LEVELS]
    assert [text for text in texts if verdict(text, "text") != "block"] == []


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("form", NAMES)
def test_a_file_name_is_refused_in_every_spelling(form: str, spelling: str) -> None:
    names = [form.format(SPELLINGS[spelling](level)) for level in LEVELS]
    assert [name for name in names if verdict(name, "filename") != "block"] == []


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("form", FORMS)
def test_a_mark_is_refused_with_everything_around_it_full_width_or_spaced_out(form: str) -> None:
    marks = [form.format(level) for level in LEVELS]
    wide = ["".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in mark) for mark in marks]
    spaced = ["\n".join(" ".join(line) for line in mark.split("\n")) for mark in marks]
    assert [text for text in wide + spaced if verdict(text, "text") != "block"] == []


PAPERS = (
    "那份机密文件我放你桌上了",
    "把绝密材料拍给我",
    "密件里说下月搬迁",
    "秘密级通报发你邮箱了",
    "昨晚那份密电译好了",
    "明天的会是机密级的",
)
ASIDES_BEFORE = (
    "培训刚结束，",
    "按规定我先报告一下，",
    "审批完了，",
    "怎么说呢，",
    "处分的事先放一放，",
    "学习班散了，",
)
ASIDES_AFTER = (
    "，你什么时候来拿",
    "，谁也别说",
    "，下午还要培训",
    "，规定我懂",
    "，处分下周宣布",
    "，手续我来补",
    "，可以吗",
)


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("paper", PAPERS)
def test_talk_of_rules_in_another_clause_does_not_excuse_a_paper(paper: str) -> None:
    texts = [before + paper for before in ASIDES_BEFORE] + [paper + after for after in ASIDES_AFTER]
    assert [text for text in texts if verdict(text, "text") != "block"] == []


NARRATIVES = (
    "上周培训讲了一个案例，一个科长把密件落在出租车上",
    "有道题是这样的，小王把机密文件拍照发给同学",
    "电视剧里那个科长，把绝密文件拍照发了出去",
    "如果收到密件，先登记",
    "收到绝密级文件后，机要员应当面拆封",
    "因工作需要携带密件外出的，要经主任批准",
    "我们科没有涉密文件",
    "我没接触过机密文件",
    "填一下机密级文件登记表",
)


@pytest.mark.clause("17.4-1")
@pytest.mark.parametrize("text", NARRATIVES)
def test_a_clause_that_governs_the_next_excuses_it(text: str) -> None:
    assert inspect(text, "text") is None


ORGANS = ("保密办", "保密局", "保密机要局", "机要室", "保密委", "密码管理局", "国家保密局", "秘书科", "机要交通站")
MACHINES = (
    "手机",
    "司机",
    "打印机",
    "复印机",
    "计算机",
    "一体机",
    "考勤机",
    "投影机",
    "发电机",
    "取款机",
    "飞机",
    "主机",
)
REFUSALS = ("拒绝", "杜绝", "谢绝", "隔绝", "断绝")
WORDS = ("密码", "密切关注", "密闭", "密封条", "密集", "密度")
CARRIERS = ("绝密级文件", "机密级公文", "秘密级文件", "密件", "涉密文件")

ORDINARY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "organs and posts": (
        ORGANS,
        ("{}通知明天停电", "请把文件送{}", "{}的同志来检查电脑", "{}王主任请假两天", "我在{}开会", "抄送：{}"),
    ),
    "rules": (
        CARRIERS,
        (
            "{}不得带离办公区",
            "严禁用手机拍摄{}",
            "{}应当由专人管理",
            "复制{}须经本机关负责人批准",
            "借阅{}要登记签字",
            "{}传阅时不得横传",
            "销毁{}由两人监销",
            "第八条 传递{}，应当通过机要交通",
        ),
    ),
    "questions about rules": (
        CARRIERS,
        (
            "{}由谁保管？",
            "{}能不能复印？",
            "请问{}怎么销毁",
            "{}可以带回家看吗",
            "{}的传递有什么规定",
            "借阅{}要填什么单子",
            "为什么{}不能用微信发",
            "{}丢了怎么办",
        ),
    ),
    "training": (
        CARRIERS,
        (
            "明天培训讲{}怎么收发",
            "判断题：{}可以自行销毁",
            "案例：某局干部把{}拍照发给亲属",
            "课件第三页讲{}的传递",
            "保密考试里{}那道题我答错了",
            "警示教育片讲的是{}丢失案",
        ),
    ),
    "quotes": (
        CARRIERS,
        ("“{}应当及时清退”", "制度原文：“{}一般不得复制。”", "条例规定，{}必须登记", "按照第二十条，{}要编号"),
    ),
    "word boundaries": (
        (*MACHINES, *REFUSALS, "神秘", "奥秘"),
        tuple(frame + word for frame in ("{}", "请看{}") for word in WORDS),
    ),
    "blank forms": (
        ("密级", "拟定密级", "文件密级"),
        (
            "{}：",
            "{}：____",
            "{}（  ）",
            "{}：□绝密 □机密 □秘密",
            "{}：无",
            "{}：公开",
            "{}（绝密/机密/秘密）：",
            "填写{}",
        ),
    ),
    "slip numbers": (
        ("J-2026-014", "收文第0456号", "阅件单0231号", "份号000012", "M-3"),
        ("{}", "{}已退", "请来取{}", "{} 2份", "登记{}"),
    ),
    "plain telegrams": (
        ("明电", "内部明电", "明传电报", "传真电报", "X委办明电〔2026〕3号"),
        ("{}", "收到{}一份", "{} 特急", "等级：特急 {}", "请按{}要求报值班表", "{}一份请签收"),
    ),
    "urgency": (
        ("特急", "加急", "平急", "特提", "急件"),
        ("{}", "【{}】", "{} 关于值班的通知", "{}：今晚有雪", "等级：{}", "[{}]信访数据", "({})", "{}件一份请签收"),
    ),
    "ballots": (
        ("秘密投票", "无记名投票", "秘密写票", "秘密划票", "秘密表决"),
        ("{}", "实行{}", "选举一律采用{}方式", "会场设{}处", "明天上午大会{}", "我们用{}"),
    ),
    "everyday words": (
        ("秘书", "秘书长", "神秘", "揭秘", "奥秘", "保密", "严守秘密", "商业秘密", "工作秘密", "小秘密", "秘密花园"),
        ("{}", "谈谈{}", "【{}】", "{}两个字怎么写", "大家都知道{}", "我喜欢{}"),
    ),
}


@pytest.mark.clause("17.4-1")
@pytest.mark.parametrize("kind", ORDINARY)
def test_ordinary_sentences_of_every_kind_pass(kind: str) -> None:
    words, frames = ORDINARY[kind]
    texts = [frame.format(word) for word in words for frame in frames]
    refused = {text: hit.rule for text in texts if (hit := inspect(text, "text"))}
    assert refused == {}
