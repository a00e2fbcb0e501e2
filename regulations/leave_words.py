"""How people ask about leave in a free message (30): for it, for more of it, that they are back, what is left."""

from regulations.leave_balance import balance
from workflow.words import Words, beside, together

RELATIVES = (
    r"孩子|儿子|女儿|闺女|宝宝|宝贝|小孩|娃|小朋友|孙|爸|妈|爹|娘|二老|老爷子|老太太|家里人|父亲|母亲|父母|"
    r"双亲|爷爷|奶奶|姥|外公|外婆|岳父|岳母|"
    r"公公|婆婆|丈人|丈母娘|丈夫|老公|老婆|妻子|爱人|媳妇|哥|姐|弟|妹|叔|伯|姑|舅|姨|婶|嫂|侄|外甥|家人|家属|"
    r"老人|亲戚|长辈|家母|家父|内人|"
    r"\b(?:son|daughter|child|children|kids?|baby|wife|husband|mother|father|mom|mum|dad|parents?|grandm\w+|"
    r"grandf\w+|grandpa\w*|brother|sister|aunt|uncle|cousin|in-law|family)\b"
)
OTHERS = rf"{RELATIVES}|朋友|同学|战友|同事|邻居|闺蜜|发小|老师|\b(?:friend|colleague|neighbou?r|classmate)s?\b"
DEATH = (
    r"去世|过世|病逝|逝世|离世|病故|辞世|走了(?:$|[，,。;；!！ ])|不在了|后事|葬礼|出殡|下葬|火化|追悼|头七|丧|"
    r"\b(?:passed away|died|funeral|death)\b"
)
ILLNESS = (
    r"发烧|高烧|低烧|烧到|烧得|退烧|感冒|流感|着凉|咳|嗓子|头疼|头痛|头晕|偏头|发炎|炎(?:$|[，,。])|胃|肚子|"
    r"拉肚|腹|腹泻|吐|"
    r"牙|不.{0,2}舒服|难受|不适|没力气|生病|病了|得病|有病|病倒|看病|看医生|看大夫|看急诊|急诊|就医|就诊|复诊|复查|挂号|"
    r"住院|出院|手术|开刀|打针|输液|挂水|吊瓶|吊水|点滴|体检|检查身体|做检查|拍片|化验|理疗|针灸|过敏|中暑|受伤|"
    r"摔|扭了|扭伤|崴|骨折|拉伤|腰|颈椎|膝|腿疼|脚疼|眼睛|失眠|血压|心慌|心脏|新冠|阳了|阳性|身体(?:原因|"
    r"状况|欠佳|抱恙|有恙)|"
    r"医生|医院|病|晕|疼|痛|"
    r"\b(?:sick|ill|fever|flu|cold|headache|migraine|toothache|dentist|doctor|hospital|unwell|poisoning|hurt|"
    r"not feeling well|"
    r"clinic|surgery|injur\w+|cough\w*|stomach\w*|vomit\w*|medical|allerg\w+|covid|sprain\w*|hurts?)\b"
)
KINDS = {
    "private": ("事假", "私假", r"personal (?:leave|day)"),
    "annual": ("年休假", "年假", "公休", "带薪休假", "带薪假", "年休", "annual leave", "vacation", r"\bpto\b"),
    "sick": ("病假", "sick leave", "sick day", "medical leave", r"(?:out|off|in) sick"),
    "marriage": ("婚假", "marriage leave", "wedding leave"),
    "maternity": ("产假", "maternity leave"),
    "bereavement": ("丧假", "bereavement leave", "compassionate leave"),
    "home_visit": ("探亲假", "home leave", "family visit leave"),
    "injury": ("工伤假", "工伤", "injury leave"),
}
FORCED = (
    ("injury", r"工伤|(?:上班|工作|下乡|下村|值班|出差|执勤|加班|单位|巡查|检查).{0,10}(?:摔|扭|崴|砸|伤|烫)"),
    ("bereavement", rf"(?:{RELATIVES}).{{0,12}}(?:{DEATH})|奔丧|治丧|丧事|守灵|守孝"),
    ("home_visit", r"探亲|(?:回|去|到)[^，,]{0,8}(?:看|探望|看望|陪)(?:看|望|一?下)?(?:父母|爸妈|爹妈|双亲|二老)"),
    ("private", rf"{RELATIVES}"),
    (
        "marriage",
        rf"^(?!.*(?:{OTHERS}|参加|喝喜酒)).*(?:结婚|领证|办婚礼|办喜事|婚礼|拍婚纱|getting married|my wedding)",
    ),
    ("maternity", r"生孩子|待产|预产期|分娩|产检|孕检|要生了|剖腹产|坐月子|生二胎|give birth|giving birth|due date"),
    ("sick", rf"^(?!.*(?:{OTHERS}|陪|看望)).*(?:{ILLNESS})"),
    ("private", r"^(?!.*(?:加[了的过]?班|调休|补休|倒休|换休|值了?班|参加[^，,]{0,6}培训|出差|党校))."),
)
UNWELL = (
    r"发烧|高烧|低烧|烧到|感冒|流感|拉肚子|肚子疼|胃疼|胃痛|头疼|头痛|头晕|牙疼|牙痛|腰疼|腿疼|嗓子疼|不舒服|"
    r"生病|病倒|住院|打针|挂水|点滴|输液|看病|急诊|"
    r"扭了|崴了|摔了|骨折|过敏|\b(?:sick|ill|fever|flu|migraine|unwell)\b"
)
DAYS = r"今天|明天|后天|今儿|明儿|上午|下午|\d+[号日]|周[一二三四五六日天]|两天|一天|半天|today|tomorrow|\b\w+day\b"
ERRAND = (
    rf"家长会|(?:{RELATIVES}).{{0,8}}(?:没人(?:带|看|照顾|管)|家长会|住院|手术|生病|发烧|病)|"
    rf"(?:要|得|需要|去)(?:带|陪|接|送|照顾|看)(?:我)?(?:{RELATIVES})|家里有(?:点|些)?(?:急|要紧)?事|有(?:点|"
    rf"些)?(?:私|急|家)事"
)
NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半几]+)"
NAMED = "|".join(name for names in KINDS.values() for name in names)
FORMAL = "|".join(name for names in KINDS.values() for name in names if name not in ("工伤", "公休", "年休"))
LATE = (
    rf"(?:想|要|得|需要|可能|会)?(?:(?<![今明昨当夜每])晚点?|迟点?)(?:一?会儿?|一下|些|{NUMBER}(?:个)?(?:半)?(?:小时|钟头|分钟)?)?"
    rf"(?:再)?(?:来|到)(?:不了)?(?!一步)(?:单位|岗|会儿?)?(?:{NUMBER}(?:个)?(?:半)?(?:小时|钟头|分钟))?|"
    rf"(?:想|要|得|需要)?(?:早点?|提前|先)(?:一?会儿?|一下|些|{NUMBER}(?:个)?(?:半)?(?:小时|钟头|分钟))?(?:走|离开|下班|回家|撤)"
    rf"(?!一步)(?:一?会儿?|一下|{NUMBER}(?:个)?(?:半)?(?:小时|钟头|分钟))?|早退(?:一?会儿?)?|迟到(?:一?会儿?)?"
)
ABSENT = (
    r"来不了(?:了|单位)*|来不成|来不及上班|去不了(?:单位|班)(?:了)?|到不了(?:岗|单位)?(?:了)?|上不了班(?:了)?|上不成班|"
    r"没法(?:来|上班|到岗|去单位)(?:上班|单位)?(?:了)?|没办法(?:来|上班|到岗)(?:上班|单位)?|不能(?:来|到岗|上班|去)(?:上班|单位)?(?:了)?|"
    r"无法(?:来|到岗|上班)(?:上班|单位)?|不(?:来|去|上)(?:上班|单位|办公室|班)(?:了)?|不来了|不过来了|不去单位了|过不来(?:了)?|晚点到不了|"
    r"(?:只能|先|得|要|想)?(?:回家|回去|在家|居家)(?:躺|歇|养病?|静养|休养|休息|观察|隔离)(?!了)(?:着|一下|一?会儿?)?|"
    r"can'?t (?:come|make it|work)(?: in)?(?: to work)?|cannot (?:come|make it|work)(?: in)?|won'?t (?:be (?:in|"
    r"able to come)|make it|come)(?: in| to work)?|"
    r"not (?:be )?coming in|(?:will|'ll) be (?:out|away|absent)|(?:calling|call|called) in sick|(?:off|out) sick"
)
SHIFTED = r"(?:调休|补休|倒休|换休|串休|轮休)"
LEAVE = Words(
    intent="leave",
    signs={
        7: (
            r"(?:想|要|需|得|申请|准备|打算|帮我?|给我?|替.{1,3}|向.{1,4})(?:您|你|领导)?(?:再)?请.{0,12}假",
            rf"请.{{0,8}}(?:个|{NUMBER}(?:个)?(?:天|日|周|星期|工作日|小时|上午|下午|月)|半天|的)(?:{NAMED}|假)",
            rf"(?:请|休|申请|用|补).{{0,6}}(?:{NAMED})",
            rf"(?:{NAMED}).{{0,3}}(?:{NUMBER}天|一天|半天|申请)",
            rf"休.{{0,6}}(?:天|周)(?:{NAMED}|假)",
            r"请假(?:半天|一天|两天|几天|\d|一|二|两|三|四|五|到|至|条|申请|回|去|陪|看|带)?",
            rf"(?:半|{NUMBER})(?:个)?天(?:的)?(?:{NAMED}|假)",
            r"(?:take|need|have|give|want|request|book|get|like|taking)\b.{0,40}\b(?:off|leave)\b",
            r"(?:day|days|morning|afternoon|week) off\b",
            r"\b(?:sick|annual|personal|marriage|maternity|bereavement|medical|home) leave\b|"
            r"\bleave (?:request|application)\b",
            r"\b(?:ask|apply|applying|asking) for .{0,20}leave\b",
        ),
        5: (
            rf"{NAMED}",
            rf"{ABSENT}|{LATE}|(?:想|要|申请|打算|需要?)?{SHIFTED}",
            r"(?:医生|大夫)(?:给)?开(?:了)?(?=\S{0,4}(?:周|天|病假))",
            r"休假|陪产假|护理假|育儿假",
            r"告.{0,3}假",
            rf"(?:请|歇){NUMBER}(?:个)?(?:天|小时)",
            r"(?:请|歇)(?:个)?(?:半天|一上午|一下午|上午|下午)",
            r"请(?!问|示|教|您|领导|过|了|完|好)[^，,。;；]{0,6}假(?![期设如装条])",
            r"\bleave (?:from|on|tomorrow|today|next)\b|\bhalf[- ]day\b",
        ),
        3: (
            rf"(?:在家)?(?:休息|歇){NUMBER}(?:天|个)",
            r"想休|要休|休掉|休了它|在家(?:休息|躺|养)",
            together(UNWELL, rf"在家|歇|躺|休息|观察|医院|医生|{DAYS}"),
            together(DAYS, ERRAND),
            together(rf"(?:{DAYS}).{{0,6}}(?:半天|[一两二三]天)", r"去|办|带|陪|送|接"),
            together(DAYS, r"(?:帮我|替我)[^，,]{0,6}(?:班|岗|天|顶|代)|代班|顶班|替班"),
            r"\boff (?:today|tomorrow|on|next|this)\b|\b(?:running|be|come in|coming in) late\b|\bleav(?:e|"
            r"ing) early\b",
        ),
    },
    kinds=KINDS,
    forced=FORCED,
    frames=(
        rf"(?:我|本人)?(?:现|特|拟|特此)?(?:想|要|需要|需|得|打算|准备|希望|能不能|能否|可不可以|可以|可否|"
        rf"必须|不得不|只好|只能)*"
        rf"(?:跟|向|和|给)?(?:您|你|领导|组织|单位|主任)?(?:先|再|临时|这边)?(?:提前)?(?:申请|请求|请|休|告|"
        rf"用|提出|报)+"
        rf"(?:一下|个|一个|掉|完|点)?(?:的)?(?:{NUMBER}?(?:个)?(?:天|日|工作日|小时|周|星期|半天|上午|下午)?)?(?:的)?"
        rf"(?:{NAMED}|假期|休假|假条|假)+(?:申请|条|单)?(?:{NUMBER}天|一天|半天)?(?:一下)?",
        rf"请假(?:事宜|申请|条)?|休假|(?:{FORMAL})(?:申请)?",
        rf"{ABSENT}|{LATE}|(?:想|要|申请|打算|需要?)+{SHIFTED}(?:{NUMBER}(?:个)?(?:天|日|上午|下午|半天)?)?|"
        rf"{SHIFTED}{NUMBER}(?:个)?(?:天|日|上午|下午|半天)|(?<=[一二三四五六日天午号明后今]){SHIFTED}",
        rf"(?:能不能|能否|能|可以)?(?:批准?|准|放)(?:给)?我?{NUMBER}(?:个)?(?:天|日|周)(?:的)?(?:{NAMED}|假)",
        rf"(?:我)?(?:想|要|需要?|得)?(?:请|歇){NUMBER}(?:个)?(?:天|日|小时|上午|下午|半天|周)",
        r"(?:医生|大夫)(?:给)?开(?:了)?(?=\S{0,4}(?:周|天|病假))",
        rf"(?:想|要|需要|打算)?(?:在家|回家)?(?<![换调补倒年公])(?<!卧床)(?:休息|歇|休)(?:一下|"
        rf"{NUMBER}(?:个)?(?:天|日|上午|下午|半天)?|掉|了)?",
        r"(?:用掉|用完|休掉|用)?剩(?:下|余)?的|(?:个|段)?(?:小)?(?:长|短)假|先?在家(?:休息|观察|躺|养病?|歇|"
        r"隔离)(?!了)(?:着|一下)?",
        r"\b(?:taking|requesting|request|take) (?:\w+ ){0,3}(?:day|days|off|leave)\b(?: of)?|\bstarting\b",
        r"(?:^|(?<=[,.;!?]))[^,.;!?]*\b(?:need|take|taking|have|give|want|request|book|get|like|approve|grant)\b"
        r"[^,.;!?]{0,40}\b(?:off|leave)\b(?: work)?",
        r"\b(?:i'?ll be |be |am |is )?(?:running|come in|be|coming in) late\b|\bleav(?:e|ing) early\b",
        r"\b(?:sick|annual|personal|marriage|maternity|bereavement|medical|home) leave\b|\bleave (?:request|"
        r"application)\b",
        r"\b(?:will|'ll|would) be (?:off|on leave|out|away|absent)\b",
    ),
    unless=(
        r"(?:不|先不|暂不|不用|不想|别|甭|没|没有|无需|不必|不需要|没必要)(?:再)?(?:请|休|要).{0,5}假",
        r"(?:制度|规定|办法|流程|模板|系统)(?:更新|改|出|变|有)|(?:你|您|大家)知道",
        r"假(?:就|先)?(?:不请|不休|取消|作废|算了|撤)|(?:取消|撤回|撤销|撤掉|作废).{0,12}假|不请了|不休了|算了.{0,3}不",
        r"\b(?:cancel|withdraw|don'?t need|no longer need|never ?mind)\b",
    ),
    slots={
        "kind": "kind",
        "when": "period",
        "reason": "reason",
        "destination": "destination",
        "stand_in": "stand_in",
        "phone": "phone",
    },
)
OVER = (
    r"(?:假|病|产假|探亲|期)(?:已经?|都)?(?:休完|结束|完了|期满|到期|满了|已?满|休好|好了)|休完|休了?结束|假期?到了|"
    r"病愈|痊愈|病好|身体(?:好|恢复)|出院"
)
BACK = (
    r"回来|回到|返回|返岗|到岗|在岗|到位|到单位|回单位|上班|复工|报到|到办公室|归队|开始上班|回岗|回(?:了)?办公室|"
    r"恢复(?:上班|工作)|\b(?:back|returned|return)\b"
)
WILL = r"可以|才能|才|能|就|正常|开始|继续|恢复|准时|按时|正式|一定|便"
REPORT_BACK = Words(
    intent="report_back",
    signs={
        9: (
            r"销(?:个|一下|掉|了)?[^，,]{0,6}假|假[^，,]{0,6}(?:可以|能|要|得|该|给我?|帮我?|请|麻烦)?销(?!了|过|售|路)",
            r"(?:来|要|想|办|申请|请|给我?|帮我?|予|可以|需要|该|向.{1,4}|报告|汇报)(?:您|"
            r"你)?(?:一下)?(?:办理)?(?:来)?销(?:一下|个|掉)?(?:我的)?.{0,3}假",
            r"^[\W]*销(?:个|一下)?假(?:了|啦|吧|[\W]|$)",
        ),
        8: (
            r"(?:已经?|今天|刚|现在|正常|按时|提前|准时|我|人|都|又|上午|下午|今早|于.{1,3})(?:就|正式)?(?:到岗|返岗|"
            r"回岗|返回岗位|回到岗位|回到单位|回单位|回办公室|复工|归队)",
            r"(?:回来|回到|返回|恢复)[^，,]{0,4}(?:上班|工作|单位|岗位)(?:了|啦|$|[\W])",
            r"(?:回来|返岗|到岗|回单位|上班|回岗|到单位|到办公室|归队|在岗)(?:了|啦|报到)",
            together(OVER, BACK),
            r"(?:已经?)(?:坐|回)?(?:到|在)(?:了)?(?:单位|办公室|岗|工位)|^\W*(?:我|人)?(?:已经?)?到(?:了)?(?:单位|办公室|岗)",
            rf"(?:明天|后天|下周.|周.|今天|今日|\d+[号日]|下午|上午|今早|明早)(?:上午|下午)?(?:我|开始|起)?(?:{WILL})*"
            r"(?:回来|回去|来|回)?(?:单位)?(?:正常|正式)?(?:上班|报到|返岗|到岗|回来|回单位|回岗)(?:了|啦)?(?:$|\W)",
            r"\bback (?:at|to|in) (?:the )?(?:work|office|desk|my post|today)|"
            r"\bback from .{0,20}(?:leave|vacation|holiday|trip)|"
            r"(?:i'?m|i am) back\b|^\W*back (?:at|in|from|today)|"
            r"\breturned\b|report(?:ing)? (?:back|for duty)",
        ),
        5: (r"(?:休假|年假|婚假|产假|病假|探亲)(?:休完)?(?:回来|结束|休完)(?:了)?",),
    },
    unless=(
        r"没(?:能)?(?:回来|到岗)|回不来|回不去|不(?:回来|到岗)|来不了|销过假|已经?销(?:假|了)|"
        r"假.{0,4}已经?销|[谁他她][^，,]{0,6}(?:回来|到岗)|怎么销|找谁|"
        r"(?:^|[^我])(?:什么时候|几号|哪天).{0,6}(?:回来|上班|到岗)|(?:没|未)销|"
        r"(?:想|要|申请|准备|打算|需要?)(?:再)?(?:请|休)[^，,]{0,8}假|(?:上班|到岗|回来|来)(?:了)?(?:吗|没有?)[\W]*$|"
        r"(?:(?<![昨今明天])晚(?!上)|迟)[^，,]{0,4}(?:回来|上班|返岗|到岗)",
    ),
    frames=(BACK,),
    slots={"day": "day"},
    act="report_back",
)
STILL = (
    *FORCED[:-1],
    ("sick", r"没(?:完全)?(?:好|恢复|康复|痊愈|退烧)|未愈|(?:病情|伤口)|医生|not well|still (?:sick|ill|cough)"),
    ("private", r"(?:家里|老家|家中|房子|私事)"),
    ("", "$^"),
)
"""What the reason of an extension says of its kind; that somebody cannot travel says nothing."""
COUNT = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半几]+)个?(?:多)?(?:工作)?(?:天|日|周|星期|礼拜)"
PROLONG = r"(?<![手后连陆断持接])续(?!报)|延(?!误|安|迟了)|推迟|往后推|推后|后延|拖(?=到|至|一|几)|宽限"
EXTEND = Words(
    intent="extend",
    signs={
        9: (
            rf"(?:{PROLONG})(?:一下|个|请|上|批|点|长|期|后)?(?:[^，,]{{0,8}}假|[^，,]{{0,6}}(?:到|至)|[^，,]{{0,4}}{COUNT})",
            rf"假[^，,。]{{0,12}}(?:{PROLONG}|往后)|宽限|延假",
            r"(?:再|多)(?:多)?(?:给我?|帮我?)?(?:请|休|歇|要|批|宽限|准|给|放|加|在家|养|待)[^，,]{0,6}(?:天|日|周|到|至|假)",
            rf"假[^，,]{{0,6}}加(?:个|上)?{COUNT}|(?:晚|迟){COUNT}(?:再)?(?:回|返|上班|到岗|销假)",
            r"假[^。]{0,10}改(?:到|成|为|至)",
            r"\bextend\w*|\bextension\b|\blonger leave\b|\b(?:more|extra|another|additional) (?:\w+ ){0,2}(?:day|days|"
            r"week)s?\b.{0,12}(?:leave|off)?",
        ),
        6: (
            r"^[\W]*续假",
            r"续假(?:申请|$|[\W])",
            r"假(?:期)?(?:还)?不够",
            rf"(?:{PROLONG})(?:(?:一下|个)(?=\W|吧|$)|$)",
            r"(?:回不来|回不去|赶不回|不能按(?:时|期)(?:返|回))",
        ),
    },
    unless=(
        r"不(?:续|延)|(?:能|可以)(?:再)?.{0,3}(?:请|休)(?:几|多少)天|(?:用|想)不着续|项目|工期|会议|截止|"
        r"交稿|报送|材料|文件|请了.{0,4}天.*再请",
    ),
    kinds=KINDS,
    forced=STILL,
    frames=(
        r"(?:我的?|本人)?(?:想|要|需要|需|得|打算|希望|请求|申请|能不能|"
        r"能否|可不可以|可以|可否|必须|只能|恳请|请领导批准|请)*"
        r"(?:把|将)?(?:我的?|这次的?|原来的)?(?:假期?|年假|病假|事假|婚假|产假|探亲假|丧假)?(?:能|想|要|"
        r"可以)?(?:往后|再|多|向后|顺|再多)*"
        r"(?:续|延长|延期|顺延|延后|推迟|延|请|休|歇|批|推|宽限|准|给|放|顺|挪|拖)+(?:一下|个|上|请|后)?(?:到|至)?(?:假期?|年假|"
        r"病假|事假|婚假|产假|探亲假|丧假)?"
        r"(?:[\d一二两三四五六七八九十半几]+(?:\.\d+)?(?:个)?(?:天|日|周|星期|工作日))?(?:的)?(?:假期?|病假|"
        r"事假|年假)?(?:到|至)?(?:吗|行吗|可以吗)?",
        r"原定[^，,。;；]*|(?:原来的?|原)?假(?:期)?(?:就|只)?到",
        rf"(?:假|想|要|再|多)+(?:想|要)?(?:再|多)?加(?:个|上)?{NUMBER}(?:个)?(?:天|日|周)(?:假)?",
        rf"(?:能不能|能否|可不可以|可以|想|要)?(?:晚|迟){NUMBER}(?:个)?(?:天|日|周)(?:再)?(?:回来|返岗|上班|到岗|回)+",
        r"(?:再|才)?(?:回来|返岗|到岗)?(?:上班)?(?=$|[\W])(?<=上班)|(?:想|要)?改(?:到|成|为)",
        r"假(?:期)?(?:还)?不(?:太)?够(?:用)?(?:了)?|续假",
        r"(?:^|(?<=[，,。;；！!\x00\x01]))(?:我|可能|也|又|实在|还|就)*"
        r"(?:回不来|回不去|赶不回(?:来|去)|到不了|不能按(?:时|期)(?:返岗|回来|返回|回去|上班|到岗))(?:了)?",
        r"^(?:.*\bextend\w*.{0,30}(?:leave|days?|weeks?|to)\b)|\bextension\b",
        r"^.*\b(?:need|take|have|want|get)\b.{0,20}\b(?:more|extra|another|additional) (?:\w+ ){0,2}(?:days?|"
        r"weeks?)(?: off| of leave| leave)?",
    ),
    slots={"until": "last_day", "reason": "reason"},
    act="extend",
)
HOW_MANY = r"(?:几|多少)(?:个)?(?:天|日)?|余额|余量|额度|结余|剩余|天数"
BALANCE = Words(
    intent="balance",
    signs={
        9: (
            beside(
                r"假(?!条|单)|年休(?!假)|休",
                HOW_MANY,
                r"我|还|剩|余|今年|本年|全年|本月|季度|用了|休了|请了|已经?|一共|总共|能请|能休|可以",
            ),
            r"余假|剩假|假[^，,]{0,6}(?:余额|余量|额度|剩余|结余|天数|情况统计)|(?:余额|额度|剩余)[^，,]{0,4}假",
            r"我(?:今年|全年|本年)?(?:还|已经?|一共|总共)?(?:请|休|用|剩).{0,4}(?:几|多少)(?:个)?(?:天|日)",
            r"(?:今年|本年|全年).{0,6}(?:还剩|剩下|剩余|能请|请了|休了|用了).{0,4}(?:几|多少)",
            r"还(?:有|剩|能|可以)(?:再)?(?:请|休)?(?:几|多少)天",
            r"假[^，,]{0,6}(?:用完|休完|请完|用光|用尽|请满|超|够)(?:了)?(?:吗|没|没有|不)",
            together(r"假|休", r"我|还|剩|今年|本年|全年|事假|年假", r"几天|多少天|多少|额度|余额|剩余|还剩|用完|用光"),
            together(r"假", r"还有(?:吗|没有|没|么)"),
            together(r"我|还", r"(?:请|休|用|剩|能请|能休).{0,4}(?:几|多少)(?:个)?天"),
            r"(?:还有|有没有|还剩)[^人谁]{0,3}假(?:可|能)?(?:休|请|用)?(?:吗|没有|么|$)",
            r"(?:how many|how much|number of).{0,30}(?:leave|days? off|vacation|holiday|sick days?|"
            r"days?).{0,20}(?:left|"
            r"remain\w*|have|taken|used|still)",
            r"\bdo i (?:still )?have (?:any )?.{0,20}\b(?:leave|days?)\b|\b(?:leave|vacation|"
            r"holiday) (?:balance|left|remaining|allowance)\b|\bremaining (?:\w+ )?leave\b|"
            r"days (?:of leave )?(?:do i have )?left\b",
        ),
    },
    unless=(
        r"(?:都得|都要|想要?|需要?|得|打算)(?:请|休|歇)(?:个|一|几)?.{0,2}(?:假|天)|(?:一般|按规定|规定|工龄|工作满|新人|法定|国家|"
        r"最多|一次|谁|需要几天|要几天|(?<!我的)(?:产假|婚假|丧假)(?!.{0,3}(?:还|剩))|陪产假).{0,10}(?:几|多少)天|怎么算|几天(?:内|以上)|提前几|超过几|"
        r"多少(?:人|单|份)|几(?:个人|张|份|次)",
    ),
    answer=balance,
)
WORDS = (LEAVE, REPORT_BACK, BALANCE)
