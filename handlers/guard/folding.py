"""One spelling for many: width, case, script, tones, stars and invisible characters are folded away."""

import re
import unicodedata

MAX_CHARACTERS = 20_000
"""Characters of a text that are looked at (a document's first pages); the rest is not read."""

_SIMPLER = (
    "機机 絕绝 祕秘 級级 極极 幾几 積积 擊击 雞鸡 饑饥 決决 覺觉 訣诀 濟济 這这 個个 "
    "還还 給给 傳传 轉转 發发 帶带 傢家 張张 會会 議议 電电 報报 碼码 號号 長长 關关 "
    "於于 請请 閱阅 後后 銷销 燬毁 毀毁 復复 複复 製制 閲阅 選选 漢汉 標标 識识 務务 "
    "書书 區区 劃划 單单 據据 檔档 辦办 處处 啟启 啓启 調调 應应 當当 須须 準准 許许 "
    "誰谁 麼么 嗎吗 樣样 說说 講讲 寫写 裡里 裏里 點点 親亲 簽签 領领 導导 幹干 員员 "
    "兩两 條条 規规 則则 爾尔 題题 訓训 學学 習习 問问 無无 開开 門门 戶户 換换 閉闭 "
    "鎖锁 鑰钥 蹤踪 飛飞 動动 視视 頻频 內内 網网 絡络 絶绝 將将 對对 與与 從从 為为 "
    "紀纪 總总 結结 論论 計计 預预 備备 戰战 隊队 樓楼 廳厅 縣县 鎮镇 擬拟 擴扩 時时 間间 現现 實实 項项 號号 還还 "
    "爲为 專专 組组 織织 際际 軍军 國国 іi ϳj јj єe еe ≪《 ≫》 «《 »》 ‹《 ›》 〈《 〉》 ⟨《 ⟩》 ⟪《 ⟫》 "
)
"""Pairs: a traditional character, a letter that only looks Latin or an angle bracket, and what it is read as."""

_STARS = "☆⭐🌟✩✪✫✬✭✮✯✰⋆⭑⭒✦✧🟊⚝۞"
_MODIFIERS = "".join(map(chr, range(0x2B0, 0x300)))
_BLANK_GLYPHS = "\u115f\u1160\u3164\uffa0\u2800\u034f"

_TABLE = {
    **{ord(pair[0]): pair[1] for pair in _SIMPLER.split()},
    **{ord(star): "★" for star in _STARS},
    **{ord(blank): None for blank in _BLANK_GLYPHS + _MODIFIERS},
}
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_KEPT_CONTROLS = "\n\t"
_DROPPED = frozenset({"Cf", "Mn", "Me", "Cc", "Co", "Cs", "Cn"})


def fold(text: str) -> str:
    """The first MAX_CHARACTERS of a text in one spelling: half width, lower case, simplified, no tones."""
    lines = (
        text[:MAX_CHARACTERS].replace("㊙", "秘密").replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    )
    decomposed = unicodedata.normalize("NFKD", lines)[: 2 * MAX_CHARACTERS].casefold()
    seen = "".join(c for c in decomposed if c in _KEPT_CONTROLS or unicodedata.category(c) not in _DROPPED)
    return seen.translate(_TABLE)
