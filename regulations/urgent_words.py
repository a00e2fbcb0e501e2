"""How people announce urgent information in a free message (10.5, 10.7): first, follow-up and final reports."""

from workflow.words import Words

HURT = r"伤亡|重伤|轻伤|受伤|死亡|遇难|被困|失联|失踪|送医|中毒|溺亡|坠亡|烧伤|烫伤|昏迷"
EVENT = (
    rf"{HURT}|起火|着火|失火|火灾|火情|火势|山火|爆炸|爆燃|闪爆|自燃|浓烟|冒烟|"
    r"超警戒|告急|渗漏|渗水|管道破裂|爆管|被淹|受淹|淹没|淹水|积水|漫坝|漫堤|燃气|泄漏|泄露|"
    r"事故|车祸|追尾|相撞|连撞|撞车|撞上|侧翻|翻车|(?:车|船)翻了|脱轨|沉船|坠落|坠机|坠楼|"
    r"坍塌|塌方|倒塌|垮塌|塌陷|塌了|滑坡|泥石流|落石|崩塌|洪水|洪涝|山洪|内涝|决堤|溃坝|管涌|险情|险工|灾情|受灾|冲毁|"
    r"地震|台风|暴雨|暴雪|冰雹|龙卷风|强降雨|雷击|溺水|落水|疫情|感染|肺炎|病例|毒气|氯气|氨气|跑氯|坠物|发热病例|禽流感|聚集|上访|群体|(?:集体|多人|名学生|名群众).{0,6}(?:拉肚子|腹泻|呕吐|发热|发烧|不适)|被(?:压|埋|砸)|尸体|静坐|倒了(?!杯|垃圾)|(?:车|船)[^，,]{0,2}翻(?!译|新)|讨薪|围堵|围攻|"
    r"堵路|堵门|拉横幅|闹事|斗殴|打架|砍伤|捅伤|持刀|命案|凶杀|枪|劫持|绑架|自杀|自焚|轻生|跳楼|跳河|跳桥|停电|停水|停气|断水|断电|断网|"
    r"舆情|热搜|决口|(?:道路|交通|通信|通讯)中断|塌桥|踩踏|停运|大量.{0,4}滞留|污染|死鱼|坠入|电梯.{0,4}困|走失|"
    r"\b(?:fire|explosion|accident|crash|leak|flood|landslide|collapse[ds]?|earthquake|casualt\w+|injured|outbreak|"
    r"protest|riot|spill|missing|killed|trapped|blackout|power (?:cut|outage|failure)|overturned|stabb\w+)\b"
)
CASUALTIES = (
    r"(?P<said>(?:暂无|没有|无|未造成)(?:人员)?(?:伤亡|受伤|死亡)|"
    rf"(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:人|名[^,，。;；\d]{{0,6}}?)(?:{HURT})[^,，。;；\n]{{0,10}})",
)
MEASURES = (
    r"(?:^|[,，。;；])(?P<said>[^,，。;；\n]{0,12}?(?:正在|正|已)(?:赶赴|赶往|到达|组织|开展|全力|派出|疏散|扑救|救援|处置|抢修|抢险|封闭)"
    r"[^,，。;；\n]{0,30})",
)
"""What is plainly said of two elements that a report must have (10.7-1); the whole stays what is reported."""
URGENT = Words(
    intent="urgent",
    signs={
        9: (
            r"紧急(?:情况|信息|事件|报告|上报|汇报|事项)|急报|(?:^|[\W])(?:重大|紧急|突发|急|特急|加急)+(?:[:：!！，,]|报|"
            r"情况|事件|信息)|重大突发|突发(?:事件|情况|状况|火|事)",
            r"现报告如下|特此报告|现将.{0,12}报告|请求上报|立即上报",
            r"(?:^|[^陆连手断])(?:首报|续报|终报|初报)|(?:紧急|重大).{0,4}信息",
            r"^\W*续[\W]|最终情况|再报一?下|\burgent\b|\bemergency\b|\b(?:initial|first|follow-?up|final) report\b|"
            r"\bincident\b",
        ),
        7: (
            rf"(?:发生|出现|突发|发现|接到|接报|报告|刚才|刚刚|现场|目前).{{0,25}}(?:{EVENT})",
            rf"(?:{EVENT}).{{0,25}}(?:伤亡|受伤|死亡|被困|扑灭|处置|救援|抢险|报告|上报|进展|控制|\d+人|"
            rf"[一二两三四五六七八九十]+(?:人|死|伤))",
            r"(?:事故|火灾|灾情|险情|事件|现场|救援|抢险).{0,6}(?:进展|最新|新情况|续|处置|伤亡|情况更新)",
            rf"(?:\d+|[一二两三四五六七八九十]+)(?:点|时|分|:\d\d).{{0,20}}(?:{EVENT})",
        ),
        5: (rf"{EVENT}",),
    },
    unless=(
        r"停[水电气][^，,]{0,4}通知|通知[^，,]{0,6}停[水电气]|演练|预案|培训|应急(?:演练|预案|培训|物资)|请.{0,4}假|演习|报告写|写好|总结|材料|报了(?:没|吗|么)|上次|上回|(?:用|派|要|订|约)(?:个|辆|一辆|一?台)?车|课件|值班表|"
        r"报销|知识|宣传|学习|注意(?:防火|安全)|保险|天气|预报|怎么(?:报|写|办)|来不了|上不了班|赶不|回不|续(?!报|\W)|请假|(?:家|我|孩子|单元|小区楼).{0,4}停[水电]|不急|"
        r"不紧急|drill|training|\boff\b|\bleave\b",
    ),
    kinds={
        "first": ("首报", "初报", "急报", "initial report", "first report"),
        "follow_up": ("续报", "再报", r"^\W*再?续(?=[\W])", r"follow[- ]?up(?: report)?\b"),
        "final": ("终报", "最终情况", "最终报告", "结案", "final report"),
    },
    forced=(
        (
            "final",
            r"处置完毕|处置结束|处理完毕|全部扑灭|已经?扑灭|全部救出|已经?解除|恢复正常|已经?结束|事态平息|"
            r"已经?平息|善后完毕|圆满处置|"
            r"已妥善处[置理]|\b(?:resolved|extinguished|closed|all clear|under control now)\b",
        ),
        (
            "follow_up",
            r"进展|最新情况|新情况|后续|更新|又有|新增|截至|目前已|伤亡.{0,4}(?:上升|增加|更新)|上升到|增至|"
            r"升至|"
            r"\b(?:update|so far|now|latest)\b",
        ),
        ("first", rf"{EVENT}|[:：，,。].{{8,}}"),
    ),
    frames=(EVENT,),
    slots={"report": "kind", "what": "all", "happened": "happened", "learned": "learned"},
    said={"casualties": CASUALTIES, "measures": MEASURES},
    acts={"follow_up": "follow_up", "final": "follow_up"},
)
WORDS = (URGENT,)
