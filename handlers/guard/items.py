"""Rules for talk that handles, moves or retells one concrete classified paper, or names a meeting's level."""

import re

from handlers.guard.levels import CARRIER, CIPHER, COMMON, FIRM, LEVEL, PLAIN
from handlers.guard.rule import Rule
from handlers.guard.speech import (
    ASKING,
    CASES,
    CIPHER_TALK,
    CONCRETE,
    MOVING,
    OWN,
    PERSON,
    PLACE,
    PROCEDURE,
    PROHIBITING,
    RULE_TALK,
    STORIES,
)

_NOUN = (
    "(?:级别?|件(?![夹柜])|文件(?![夹柜])|公文|材料|资料|简报|通报|报告|方案|名单|纪要|档案|情报|信息|数据|内容|事项|图|"
    "电报|电|会|批示|讲话|任务书|底稿|预案|文稿|汇报|表|本子|照片|东西|那份|的那|的这)"
)
_LEVELLED = rf"(?:{FIRM}|{COMMON}(?=\s?(?:{_NOUN}|的?[这那]份)))"
_ANY = rf"(?:{_LEVELLED}|{CARRIER}|{CIPHER})"
_DEICTIC = (
    r"(?:[这那此该本](?:一|两|几|\d)?(?:份|件|封|本|张|批|页|叠|袋|盒|篇|册|个|些|场|次|期)|此|刚才的?|刚刚的?|"
    r"昨[天晚晨]的?|前天的?|今[天早晨]的?|手头的?|手里的?|上[午次周]的?|你们?那|我这|[我你他]的|附件)"
)
_UNIT = "(?:份|件|个|本|些|张|几份|几件|封|批|页|叠|袋|场|篇)"
_PAPER = (
    "(?:[此本该这那](?:份|个|封|页|本)?(?:件|文|文件|材料|资料|报告|方案|信|图|表|稿|纪要|简报|通报|通知|页|内容)?|附件|内容|"
    "以[上下]内容|材料|文件|里面|全文|事)"
)
_SLIP = r"j-20\d\d-\d"
_DONE = "(?:了吗|了没|好没|完没|没有?\\s?[?]?$)"

_MEETING = re.compile(rf"{LEVEL}级?(?:别)?的?(?:专题|工作|党组|常委|视频|小范围)?(?:会议|会(?!计)|例会|座谈会|碰头会)")
_WHEN = (
    r"(?:今[天早晚晨]|明[天早晚]|昨[天晚]|后天|(?:周|星期)[一二三四五六日天]|上午|下午"
    r"|[\d一二三四五六七八九十]点|\d{3}|下周)"
)
_MEETING_SIGN = f"{OWN}|换|改|推迟|提前|取消|挪|名单|座次|通知|几点|地点|议程|车|去|开完|散"
_PAPER_OF_LEVEL = re.compile(
    rf"{FIRM}\s?(?:级别?的?)?(?!级){_NOUN}(?<!级)"
    rf"|{COMMON}\s?级?(?:件|文件(?![夹柜])|公文|电报|简报|通报)"
)

_TELEGRAM_CUE = (
    "(?:[一两三四五\\d]份|一封|收到|来了|来的|接|送来|发来|刚|昨|今|明(?!码|电)|已|请|:|特提|特急|加急|要求|让|说|内容|译|"
    "第?\\d{1,8}号|主送|我|你|他)"
)

ITEMS = (
    Rule(
        "this_paper_is",
        "sentence",
        re.compile(
            rf"{_PAPER}(?:系|属于?|为|是|都是|均为|定为|列[为入]|标(?:的是|着|为)?|[,:])?\s?"
            rf"(?:{FIRM}|{COMMON}(?=\s?(?:级|件)))(?:级|件)?(?:的)?(?:内容)?\s?(?:[,;.。!]|$|请|限)"
            rf"|(?:[此本该]件|文件|附件|本文|材料|内容)(?:系|属于?|为|是|列[为入]|定为|[,:])?\s?{COMMON}\s?(?:[,;.。!]|$)"
        ),
        re.compile(rf"{ASKING.pattern}|不低于|哦|哈哈|应当?标注|{STORIES.pattern}"),
        ("此件机密，阅后退回", "附件是机密的，下载后删掉", "这是绝密，别讲", "此文件列入秘密，请保管"),
        ("这份文件是不是机密", "嘘，这是秘密"),
    ),
    Rule(
        "this_paper",
        "sentence",
        re.compile(
            rf"{_DEICTIC}.{{0,4}}{_LEVELLED}|本{_LEVELLED}|{_LEVELLED}.{{0,10}}[这那][一两几]?{_UNIT}(?!系统|群|平台|网|程序|月|时候)"
            rf"|{_LEVELLED}的?[这那]|\d{{1,8}}\s?份{_LEVELLED}"
            rf"|{_LEVELLED}{_NOUN}\s?第?\s?\d{{1,8}}\s?号|{_LEVELLED}{_NOUN}的?第[一二三四五六七八九十\d]{{1,3}}[条点段]"
            rf"|{_LEVELLED}{_NOUN}\s?(?:[一二两三四五六七八九十]|\d{{1,8}})\s?(?:份|件|页|本)"
        ),
        re.compile(
            rf"[这那此][类种].{{0,4}}{LEVEL}|附件.{{0,4}}{LEVEL}级?(?:文件|载体|公文|件|材料)?.{{0,2}}(?:管理|登记|审批|借阅|流程|规定)|该{FIRM}.{{0,10}}应|(?:{CASES.pattern}|内容是).{{0,40}}{LEVEL}"
            rf"|{LEVEL}.{{0,3}}[,，]?这(?:个|两个)?(?:级别|词|字|概念|等级)|(?:人员|同志|干部|个人|各科室|各单位|大家)(?:都)?(?:要|应|须|必须).{{0,12}}{LEVEL}|那{_UNIT}?(?:干部|人)|{STORIES.pattern}"
        ),
        ("那份绝密的我拍给你", "机密的那份给我传过来", "本机密件限今天阅", "机密件三份请来取"),
        ("这类机密文件由谁保管",),
    ),
    Rule(
        "this_carrier",
        "sentence",
        re.compile(
            rf"(?:[此本该这那](?:一|两|几)?{_UNIT}?|刚才的?|刚收到的?|昨[天晚]的?|手头的?){CARRIER}"
            rf"|{CARRIER}[^,，]{{0,3}}[这那]{_UNIT}"
        ),
        re.compile(rf"{ASKING.pattern}|{CASES.pattern}|{_SLIP}|[这那][类种]|该.{{0,8}}应"),
        ("此密件请于今日退回", "这份涉密文件我先带回家看"),
        ("密件丢了先报谁", "填一下那份涉密文件登记表"),
    ),
    Rule(
        "carrier_handled",
        "sentence",
        re.compile(
            rf"{CARRIER}.{{0,8}}(?:我|你(?!们)|他(?!人|们))(?:放|拿|带|搁|自己|先|看|收|拍|发|锁)|{CARRIER}[少缺漏]了"
            rf"|{CARRIER}[在放](?:桌|柜|抽屉|车|家)"
        ),
        re.compile(rf"怎么|如何|[?？吗]|存放|专人|{CASES.pattern}|{_SLIP}"),
        ("密件我放传真机旁边了", "密件少了一页", "涉密材料在桌上，你自己拿"),
        ("涉密文件丢了怎么办", "涉密文件在柜里存放，由专人管"),
    ),
    Rule(
        "moved_to_someone",
        "sentence",
        re.compile(
            rf"{_ANY}.{{0,16}}{MOVING}(?:到|给|在|往|进|至|过去|过来|了|成|下来|出来|几张|份)?.{{0,4}}{PERSON}"
            rf"|{PERSON}.{{0,8}}(?:把|将|帮|给|替|有|带|看了|看过|拍|发|拿|收到|存).{{0,8}}{_ANY}"
            rf"|(?:给|跟|和|对|替|帮|向|发|传|转){PERSON}.{{0,10}}{_ANY}"
            rf"|(?:把|将).{{0,6}}{_ANY}.{{0,14}}{MOVING}"
            rf"|{_ANY}.{{0,8}}[跟和给对]{PERSON}.{{0,4}}[说讲聊念]"
        ),
        re.compile(
            rf"{PROHIBITING.pattern}|谁|怎么办|怎么处理|如何|{CASES.pattern}|{_SLIP}|请问|要求|规定|[应要](?:及时|当|交|按|认真|立即)"
            rf"|{LEVEL}级?(?:文件|公文|件|材料|资料|载体)?的(?:借阅|阅读|复制|复印|传递|保管|销毁|收发|外带|清退|登记)|{CIPHER}的(?:阅读|收发|传递|保管|登记)|不(?:随身|得|准)|请走|走机要|"
            r"不要发|别发这|差别|管理|条款|期限|概念|手续|审批|知识"
        ),
        ("把机密文件拍照发我", "绝密文件给小王带去", "密件我拍给你看", "把密码电报念给你听"),
        ("不得把机密文件发给他人", "涉密文件请走机要渠道，不要发我"),
    ),
    Rule(
        "moved_somewhere",
        "sentence",
        re.compile(rf"{_ANY}.{{0,16}}{MOVING}.{{0,6}}{PLACE}|{PLACE}.{{0,6}}(?:有|放|存|传|发).{{0,6}}{_ANY}"),
        re.compile(f"{RULE_TALK.pattern}|{_SLIP}"),
        ("绝密文件放到共享盘了", "涉密材料拍了发群里", "密件照片发群里了"),
        ("机密文件能不能用微信传",),
    ),
    Rule(
        "retold",
        "sentence",
        re.compile(
            rf"{_LEVELLED}(?:{_NOUN})?(?:里面?|上面?|中)?(?:头)?(?:还|主要|专门|都|也)?"
            rf"(?:说|写|讲|提到|提了|点名|内容是|主要是|的意思是|传达|透露|显示|列了|指出)"
            rf"|(?:[看收接拿读学听存](?:了|到|过|完)|传达了?|传达的|手头有|手里有|我有|掌握了?).{{0,6}}{_LEVELLED}"
            rf"|{CIPHER}(?:里|上|中)?(?:说|写|讲|要求|提到|让|的内容)|{CARRIER}(?:里|上|中)(?:说|写|讲|提)"
        ),
        re.compile(rf"{RULE_TALK.pattern}|^(?:各.{{1,4}}|凡)?[收接]到[^了我你他]{{0,12}}(?:[,，]|后|时)"),
        ("机密文件里说下月调整", "刚看了份机密材料", "密电里说八点前报"),
        ("保密法里写的机密级是指什么",),
    ),
    Rule(
        "asked_after",
        "sentence",
        re.compile(
            rf"{_MEETING.pattern}.{{0,8}}谁[有在拿]|{_ANY}.{{0,4}}(?:[到来]|送[到来]|寄到)了.{{0,6}}谁|{_ANY}.{{0,8}}(?:谁[拿看动借收取带](?:走|过|了)|[放搁收存在](?:在|到)?哪儿?(?:里|了|$)"
            rf"|你[拍发转看收带拷传存](?:了|过|好)|[还送收取看到印拟写签退](?:完|到|好|走|出|回来?)?{_DONE})"
        ),
        re.compile(rf"{CASES.pattern}|应|按规定|{_SLIP}"),
        ("机密件你放哪儿了", "绝密文件谁拿走了", "机密简报看完了吗"),
        ("机密级文件能不能复印？",),
    ),
    Rule(
        "meeting_level",
        "sentence",
        re.compile(
            rf"(?:{_MEETING_SIGN}).{{0,40}}{_MEETING.pattern}|{_MEETING.pattern}.{{0,40}}(?:{_MEETING_SIGN})|^\W*{_MEETING.pattern}(?:纪要|现场|材料|记录|照片|录音|文件|议程)?\W*$"
        ),
        re.compile(rf"{RULE_TALK.pattern}|{PROCEDURE.pattern}|手机|话筒|干扰|通过{COMMON}会"),
        ("机密级的会换到402", "绝密会议名单", "秘密级会议改到三点"),
        ("机密级会议能带手机吗", "召开机密级会议应当事先清场", "机密级会议手机统一存放"),
    ),
    Rule(
        "meeting_is",
        "sentence",
        re.compile(
            rf"(?:会|会议|例会|活动|议程|议题)(?:的?密级|级别)?(?:系|属于?|是|为|定为|按)\s?{LEVEL}(?:级|的|\s?[,;.。!]|$)"
        ),
        re.compile(f"{ASKING.pattern}|{CASES.pattern}|规定|应当|一般"),
        ("周三的会是机密级，手机不带", "会议为秘密级"),
        ("会议是秘密级还是机密级由谁定", "大会是秘密投票"),
    ),
    Rule(
        "meeting_when",
        "sentence",
        re.compile(rf"{_WHEN}.{{0,16}}{_MEETING.pattern}|{_MEETING.pattern}.{{0,16}}{_WHEN}"),
        CASES,
        ("明天机密级会议不能带手机", "下午的秘密级会议改到三点", "绝密会议周四开"),
        ("明天培训讲机密级会议怎么组织",),
    ),
    Rule(
        "level_with_noun",
        "sentence",
        re.compile(
            rf"^\W*(?:{_PAPER_OF_LEVEL.pattern})(?:照片|封面|首页|扫描件|复印件|原件)?\s?(?:\W*$|[:：\s])"
            rf"|(?:{OWN}).{{0,40}}(?:{_PAPER_OF_LEVEL.pattern})|(?:{_PAPER_OF_LEVEL.pattern}).{{0,40}}(?:{OWN})"
        ),
        re.compile(rf"{RULE_TALK.pattern}|{PROCEDURE.pattern}|{LEVEL}级?件?[、和或及与,/]\s?{LEVEL}|{PLAIN}"),
        ("机密文件送三楼", "秘密级通报还没回"),
        ("机密级文件怎么保管", "复制、汇编机密级、秘密级公文", "机密级文件单独存放"),
    ),
    Rule(
        "level_handled",
        "sentence",
        re.compile(
            rf"{CONCRETE}.{{0,20}}(?:{_PAPER_OF_LEVEL.pattern})|(?:{_PAPER_OF_LEVEL.pattern}).{{0,20}}{CONCRETE}"
        ),
        re.compile(f"{RULE_TALK.pattern}|期限|条款|登记本|管理"),
        ("机密文件已销毁", "绝密件昨晚归档了", "机密级文件一份请查收"),
        ("你们收到机密文件要登记",),
    ),
    Rule(
        "stamped",
        "sentence",
        re.compile(
            rf"(?:标|盖|(?<![复打影油翻])印|注明|贴|戳|敲)(?:着|了|有|的是|上|个|成|为)?[\"“'‘「]?{LEVEL}"
            rf"|(?:写|打)(?:着|了|有|的是|上)[\"“'‘「]?(?:{FIRM}|{COMMON}[\"”'’」]?(?:级|章|字样|[二两]个?字|\d{{1,8}}年|[一三五十]+年|长期))"
            rf"|{LEVEL}[\"”'’」]?(?:字样|章|戳|红章|标签)"
        ),
        RULE_TALK,
        ("左上角标着机密的那份", "封面写着绝密", "盖了机密章的通报"),
        ("封面印有机密字样的文件应当送机要室", "日记里写的是秘密"),
    ),
    Rule(
        "cipher_telegram",
        "sentence",
        re.compile(rf"{_TELEGRAM_CUE}.{{0,16}}{CIPHER}|{CIPHER}.{{0,16}}{_TELEGRAM_CUE}"),
        CIPHER_TALK,
        ("刚收到一份密码电报", "省委来了密电", "来了个密码报，马上报人数"),
        ("密码电报由谁译", "谍战片里发密电"),
    ),
    Rule(
        "hushed",
        "sentence",
        re.compile(
            rf"{FIRM}.{{0,12}}(?:别外传|勿|别(?:[跟说讲转]|告诉)|注意保管|保管好|阅后|看完|不要外传|烧掉|删掉|亲启|拆封)"
            rf"|(?:阅后(?!的)|勿外传|亲启|妥收|退回).{{0,12}}{LEVEL}|[,;。]\s?(?:{FIRM}(?:级|件)?|{COMMON}级)\s?(?:[,;。!]|$)"
        ),
        re.compile(rf"{ASKING.pattern}|应当|必须|不得|当面|由.{{1,8}}[拆启]|{CASES.pattern}"),
        ("绝密的东西，看完删", "阅后请退回，机密，勿复印", "请妥收，机密，勿示他人"),
    ),
)
