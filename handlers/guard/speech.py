"""Words that tell talk about rules from talk about one concrete paper or meeting."""

import re

_PROHIBITING = (
    "不得|严禁|禁止|不准|不许|不允许|不可|不能|不应|不要[把在用]|"
    "不在|一律|应当|必须|须|凡|切勿把|杜绝|防止|避免|谨防"
)
_ASKING = (
    "吗|[?？]|怎么|怎样|如何|什么|哪|谁|为什么|多久|多少|几年|几级|多长|区别|不同|不一样|能不能|能否|可否|是否|可不可以|"
    "是不是|算不算|要不要|是指|包括|分为|划分|还是"
)
_BY_WHOM = "由.{1,10}(?:批准|负责|管理|决定|签收|保管)"
_REGULATING = (
    "应该|应由|应(?:及时|交|按)|视同|(?:^|[,;、])不(?:携带|在|把|用|传|带)|按规定|按照|根据|依据|规定|制度|办法|条例|准则|"
    "细则|保密法|第[一二三四五六七八九十\\d]{1,4}条|要求(?!我们|今|明|各|立|尽|马上|于|全|在)|原则上|定密|解密|自查|审批|"
    "流程|程序|手续|范围|标准|权限|等级(?!:)|以上|以下(?!内容)|不超过|最长|标识|载体|两人|双人|"
    f"要(?:登记|编号|清点|签收|单独)|{_BY_WHOM}|需(?:要)?经|方可|专柜|专人|管理员|保存在|通过.{{0,3}}或者|"
    "涉及.{1,10}的(?:要|由)|请走|走机要|"
    "的(?:传递|管理|保管|销毁|复制|收发|汇编|知悉|借阅|清退|登记|标注|确定|区别|规定|要求)$"
)
_SUPPOSING = "如果|假如|要是|万一|有人|情形|误收"
_TEACHING = (
    "培训|学习|课|(?<![专议标主问])题(?!词)|考试|测验|答案|选[a-d]|教育|案例|某(?!办)|宣传|警示|处分|处罚|立案|判刑|罪|样式|模板|"
    "空白|登记表|登记簿|台账"
)
_STORIES = (
    "剧|电影|影片|谍|纪录片|片里|片子|小说|游戏|历史|当年|"
    "年代|抗战|革命|纪念馆|博物|展览|展品|展出|文物|解说|巴克什"
)
PROHIBITING = re.compile(_PROHIBITING)
"""Forbidding or ordering in general."""
ASKING = re.compile(_ASKING)
"""A question."""
STORIES = re.compile(_STORIES)
"""Films, games, museums."""
CASES = re.compile(f"{_SUPPOSING}|{_TEACHING}|{_STORIES}")
"""A supposed, taught or told case, not one's own."""
RULE_TALK = re.compile(f"{_PROHIBITING}|{_ASKING}|{_REGULATING}|{CASES.pattern}")
"""Talk about rules, in every way."""
FIELD_TALK = re.compile(
    f"{_PROHIBITING}|{_ASKING}|{_BY_WHOM}|{_SUPPOSING}|规定|制度|条例|保密法|培训|考试|答案|选[a-d]|的事项"
)
"""Talk about which level is to be given, not the giving of one."""

_SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭马方任袁柳唐薛雷"
    "贺倪汤罗郝安常于傅康余顾孟黄萧尹姚邵汪毛狄戴宋庞熊纪舒项董梁杜阮蓝季贾江郭林钟徐邱骆高夏蔡"
    "田胡万柯卢莫丁邓洪石崔龚程陆段侯武刘龙叶黎白蒲]"
)
PERSON = (
    rf"(?:我|你|您|他|她|咱|大家|[小老]{_SURNAME}"
    rf"|{_SURNAME}(?:主任|局|书记|科|处|秘书长|部长|总|姐|哥|工|副|师傅)"
    r"|主任|书记|部长|局长|科长|处长|区长|县长|领导|秘书长)"
)
PLACE = "(?:群|微信|邮箱|qq|手机[里上]|共享|网盘|盘里|桌上|车上|家里|办公室|宿舍|抽屉|朋友圈|公众号|电脑里)"
MOVING = "(?:打印|复印|复制|群发|[发传拍转带送捎寄拷递交借拿扫放搁塞落忘给看贴截念读誊抄存])"
