"""How people announce urgent information in a free message (10.5, 10.7): first, follow-up and final reports."""

from workflow.words import Words

EVENT = (
    r"起火|着火|失火|火灾|火情|山火|爆炸|爆燃|闪爆|伤亡|自燃|超警戒|告急|重伤|渗漏|渗水|管道破裂|死亡|被淹|"
    r"遇难|燃气|泄漏|"
    r"泄露|事故|车祸|追尾|相撞|侧翻|"
    r"坠落|坍塌|塌方|倒塌|垮塌|"
    r"滑坡|泥石流|塌陷|"
    r"洪水|洪涝|内涝|决堤|溃坝|管涌|险情|险工|地震|台风|暴雨|冰雹|被困|失联|失踪|溺水|落水|中毒|疫情|聚集|上访|群体|"
    r"堵路|堵门|拉横幅|闹事|斗殴|砍伤|持刀|命案|自杀|跳楼|停电|停水|断水|断电|舆情|热搜|决口|道路中断|塌桥|踩踏|"
    r"\b(?:fire|explosion|accident|crash|leak|flood|landslide|collapse|earthquake|casualt\w+|injured|outbreak|"
    r"protest|riot|spill|missing)\b"
)
URGENT = Words(
    intent="urgent",
    signs={
        9: (
            r"紧急(?:情况|信息|事件|报告|上报|汇报|事项)|急报|(?:^|[\W])(?:紧急|突发|急)(?:[:：!！，,]|报|"
            r"情况|事件|信息)|突发(?:事件|情况|状况|火|事)",
            r"现报告如下|特此报告|现将.{0,12}报告|请求上报|立即上报",
            r"(?:^|[^陆连手断])(?:首报|续报|终报|初报)|(?:紧急|重大).{0,4}信息",
            r"\burgent\b|\bemergency\b|\b(?:initial|follow-?up|final) report\b|\bincident\b",
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
        r"演练|预案|培训|应急(?:演练|预案|培训|物资)|请假|演习|(?:家|我|孩子|单元|小区楼).{0,4}停[水电]|不急|"
        r"不紧急|drill|training|\boff\b|\bleave\b",
    ),
    kinds={
        "first": ("首报", "初报", "急报", "initial report"),
        "follow_up": ("续报", r"follow-?up report", "follow up report"),
        "final": ("终报", "final report"),
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
            r"升至|正在(?:清理|救援|处置|抢修)|"
            r"\b(?:update|so far|now|latest)\b",
        ),
        ("first", rf"{EVENT}"),
    ),
    slots={"report": "kind", "what": "all", "happened": "happened"},
    acts={"follow_up": "follow_up", "final": "follow_up"},
)
WORDS = (URGENT,)
