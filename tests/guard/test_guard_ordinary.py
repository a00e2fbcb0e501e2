"""Every kind of ordinary sentence passes: organs, rules, questions, training, forms, slips, everyday words (17.4)."""

import pytest

from handlers.guard import inspect

NARRATIVES = (
    "上周培训讲了一个案例，一个科长把密件落在出租车上",
    "有道题是这样的，小王把机密文件拍照发给同学",
    "电视剧里那个科长，把绝密文件拍照发了出去",
    "如果收到密件，先登记",
    "收到绝密级文件后，机要员应当面拆封",
    "因工作需要携带密件外出的，要经主任批准",
    "我们科没有涉密文件",
    "我没接触过机密文件",
    "您好，机密级文件不翻印",
    "帮我润色一下：发出密件时，信封上应标明密级",
    "@王主任 秘密级会议结束后清点文件",
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
