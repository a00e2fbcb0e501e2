"""What the reason of a leave says of its kind (30.1, 30.2): whose illness, a death, a wedding, a private errand."""

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
    r"牙|智齿|不.{0,2}舒服|难受|不适|没力气|生病|病了|得病|有病|病倒|看病|看医生|看大夫|看急诊|急诊|就医|就诊|复诊|复查|挂号|"
    r"住院|出院|手术|开刀|打针|输液|挂水|吊瓶|吊水|点滴|体检|检查身体|做检查|拍片|化验|理疗|针灸|过敏|中暑|受伤|咬伤|被[^，,]{0,3}(?:咬|抓伤)|甲流|乙流|痛风|"
    r"摔|扭了|扭伤|崴|骨折|拉伤|腰|颈椎|膝|腿疼|脚疼|眼睛|失眠|血压|心慌|心脏|新冠|阳了|阳性|身体(?:原因|"
    r"状况|欠佳|抱恙|有恙)|"
    r"(?:食物|煤气)中毒|医生|医院|中医|专家号|门诊|疹|(?:皮肤|眼|口腔|牙|骨|妇|内|外|耳鼻喉|五官)科|病|晕|疼|痛|"
    r"\b(?:sick|ill|fever|flu|cold|headache|migraine|toothache|dentist|doctor|hospital|unwell|poisoning|hurt|"
    r"not feeling well|"
    r"clinic|surgery|injur\w+|cough\w*|stomach\w*|vomit\w*|medical|allerg\w+|covid|sprain\w*|hurts?)\b"
)
FORCED = (
    (
        "injury",
        r"工伤(?!鉴定|认定|保险|赔|报销|待遇|手续)|(?:上班|工作|下乡|下村|值班|出差|执勤|加班|单位|巡查|检查).{0,10}(?:摔|扭|崴|砸|伤|烫)",
    ),
    ("bereavement", rf"(?:{RELATIVES}).{{0,12}}(?:{DEATH})|奔丧|治丧|丧事|守灵|守孝"),
    ("home_visit", r"探亲|(?:回|去|到)[^，,]{0,8}(?:看|探望|看望|陪)(?:看|望|一?下)?(?:父母|爸妈|爹妈|双亲|二老)"),
    ("private", rf"{RELATIVES}"),
    (
        "marriage",
        rf"^(?!.*(?:{OTHERS}|参加|喝喜酒)).*(?:结婚|领证|办婚礼|办喜事|婚礼|拍婚纱|getting married|my wedding)",
    ),
    (
        "maternity",
        r"生孩子|待产|预产期|分娩|(?<!陪)产检|孕检|要生了|剖腹产|坐月子|生二胎|give birth|giving birth|due date",
    ),
    ("sick", rf"^(?!.*(?:{OTHERS}|陪|看望|带[^，,]{{0,3}}(?:狗|猫)|宠物)).*(?:{ILLNESS})"),
    ("private", r"^(?!.*(?:加[了的过]?班|调休|补休|倒休|换休|值了?班|参加[^，,]{0,6}培训|出差|党校))."),
)
"""(kind, pattern): the first that fits decides where no kind is named; what fits none is a private matter."""
STILL = (
    *FORCED[:-1],
    ("sick", r"没(?:完全)?(?:好|恢复|康复|痊愈|退烧)|未愈|(?:病情|伤口)|医生|not well|still (?:sick|ill|cough)"),
    ("private", r"(?:家里|老家|家中|房子|私事)"),
    ("", "$^"),
)
"""What the reason of an extension says of its kind; that somebody cannot travel says nothing."""
