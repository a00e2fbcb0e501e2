"""Rules for file names: a level as one part of the name, or with a paper's noun, or at its end."""

import re

from handlers.guard.levels import CIPHER, COMMON, DISGUISED, FIRM
from handlers.guard.rule import Rule

_ABOUT = re.compile(
    "办法|制度|规定|条例|关于(?:加强|做好|规范|印发|严格|开展|进一步)|清退|销毁|审批|审查|样式|说明|对照|测试|试题|题库"
    "|课件|指南|须知|手册|要求|流程|承诺|责任书|案例|学习|自查|检查表|专项检查|海报|知识|旧址|台账|如何|怎么|模板|空白"
    "|培训(?!中心|学校)|登记(?!中心|局)|宣传(?!部|处|科|系统)|教育(?!局|厅|部|工委|系统|体育)|管理(?!局|处|委|层|所|中心)"
    r"|(?<![司政执])法(?![院官制治委庭警])|policy|\.(?:mp4|mkv|avi|mp3|epub|mobi|azw3|flac|mov)$"
)
_EDGE = r"[\s_\-—·@.,;:+&()\[\]【】〔〕{}<>《》/\\]"
_BEFORE = rf"(?:^|{_EDGE}|[\d\u4e00-\u9fff])"
_KIND = r"\s?(?:级|件|文件|版|资料|材料|[初终]?稿)?\s?"
_TYPE = r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|txt|zip|rar|7z|pptx?|tiff?)$"

FILE_NAMES = (
    Rule(
        "name_part",
        "text",
        re.compile(rf"(?:^|{_EDGE}|\d)[{FIRM}{COMMON}]{_KIND}(?:$|{_EDGE}|第?\d)"),
        re.compile(rf"{COMMON}\s?\.(?:mp4|epub|mp3|mobi)$"),
        ("机密_方案.docx", "2026-机密-03.pdf", "[秘密]名单.xlsx", "绝密版.pptx"),
        ("秘密花园.epub",),
    ),
    Rule(
        "name_disguised",
        "text",
        re.compile(
            rf"{_BEFORE}{DISGUISED}{_KIND}(?=$|{_EDGE}|\d)(?=.{{0,250}}(?:{_TYPE}|★))|{_BEFORE}{DISGUISED}{_EDGE}?\d{{1,8}}\."
        ),
        None,
        ("jimi_名单.xlsx", "20250301jimi.pdf"),
        ("mimi.jpg", "jimi_avatar.png"),
    ),
    Rule(
        "name_level",
        "text",
        re.compile(
            rf"{FIRM}|{COMMON}\s?(?:级|件|文件(?!夹)|资料|材料|简报|通报|方案|名单|版|报告|请示|会议|纪要)|(?<!的){COMMON}[\u4e00-\u9fff]{{0,4}}(?:方案|名单|纪要|请示|函|预案|通报|批示|线索|图|件|来文)|{COMMON}\.|{CIPHER}|top[\W_]?secret|(?:^|[\d\u4e00-\u9fff][\s_\-]?)secret[\W_]|{_BEFORE}confidential{_EDGE}"
        ),
        _ABOUT,
        ("会议纪要机密.docx", "秘密级通报第3期.ofd", "密码电报0215.jpg", "top secret plan.docx"),
        ("机密级文件管理办法.docx", "绝密飞行.mp4", "trade_secret_policy.pdf"),
    ),
)
