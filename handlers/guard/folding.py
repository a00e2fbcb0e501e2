"""One spelling for many: width, case, script, tones, stars and invisible characters are folded away."""

import re
import unicodedata

MAX_CHARACTERS = 20_000
"""Characters of a text that are looked at (a document's first pages); the rest is not read."""

_SIMPLER = (
    "萬万 與与 專专 業业 東东 丟丢 兩两 嚴严 個个 箇个 爲为 為为 舉举 麼么 麽么 習习 鄉乡 書书 於于 雲云 親亲 僅仅 "
    "從从 們们 衆众 眾众 優优 會会 傳传 體体 餘余 偵侦 脩修 兒儿 剋克 黨党 關关 興兴 內内 冊册 寫写 軍军 馮冯 決决 "
    "況况 凈净 淨净 準准 減减 幾几 齣出 擊击 劃划 劉刘 則则 剛刚 刪删 別别 彆别 製制 劇剧 辦办 務务 動动 勢势 區区 "
    "昇升 陞升 華华 協协 單单 賣卖 盧卢 衞卫 衛卫 卽即 捲卷 廳厅 曆历 歷历 厤历 壓压 縣县 叄叁 參参 蔘参 雙双 發发 "
    "髮发 變变 疊叠 隻只 颱台 檯台 臺台 枱台 葉叶 號号 嘰叽 閤合 衕同 後后 曏向 嚮向 呂吕 嗎吗 聽听 啟启 啓启 吳吴 "
    "員员 週周 噓嘘 迴回 園园 圍围 國国 圖图 場场 壞坏 堅坚 墊垫 處处 備备 復复 複复 頭头 夾夹 奧奥 薑姜 孫孙 學学 "
    "寶宝 實实 審审 傢家 對对 尋寻 導导 將将 爾尔 塵尘 儘尽 盡尽 侷局 屜屉 屬属 崗岗 佈布 師师 帶带 幫帮 冪幂 幹干 "
    "乾干 榦干 併并 並并 庫库 應应 龐庞 開开 棄弃 張张 瀰弥 彌弥 強强 歸归 噹当 當当 録录 錄录 彔录 誌志 唸念 總总 "
    "戀恋 戲戏 戰战 戶户 纔才 擴扩 掃扫 擾扰 護护 報报 擬拟 損损 換换 據据 擱搁 攪搅 攜携 攝摄 攤摊 敎教 數数 斷断 "
    "無无 旣既 舊旧 時时 顯显 曉晓 朮术 術术 硃朱 機机 權权 槓杠 條条 來来 楊杨 闆板 極极 櫃柜 査查 標标 欄栏 樹树 "
    "樣样 覈核 檔档 樑梁 檢检 樓楼 橫横 譭毁 燬毁 毀毁 氣气 彙汇 滙汇 匯汇 漢汉 湯汤 瀋沈 沒没 洩泄 註注 漿浆 測测 "
    "濟济 溫温 遊游 濕湿 溼湿 潛潜 滅灭 點点 煩烦 燒烧 熱热 獨独 環环 現现 電电 畫画 畵画 監监 蓋盖 盤盘 眞真 著着 "
    "瞞瞒 碼码 確确 離离 俬私 種种 祕秘 積积 稱称 籌筹 籤签 簽签 簡简 類类 繫系 係系 緊紧 纍累 紅红 約约 級级 紀纪 "
    "紉纫 納纳 紙纸 紋纹 綫线 線线 練练 組组 細细 織织 終终 經经 結结 給给 絡络 絶绝 絕绝 統统 繼继 績绩 續续 纜缆 "
    "緩缓 編编 縫缝 縮缩 網网 羅罗 罰罚 羣群 職职 聯联 衚胡 鬍胡 膠胶 腦脑 腳脚 脫脱 輿舆 捨舍 艙舱 囌苏 甦苏 蘇苏 "
    "範范 蕭萧 蔣蒋 藍蓝 虛虚 蝦虾 錶表 裝装 見见 規规 覓觅 視视 覽览 覺觉 觸触 謄誊 計计 訂订 認认 譏讥 讓让 訓训 "
    "議议 記记 講讲 許许 論论 訪访 訣诀 評评 識识 訴诉 詞词 詔诏 譯译 試试 話话 詭诡 詢询 該该 語语 誤误 說说 説说 "
    "請请 諾诺 讀读 課课 誰谁 調调 談谈 謀谋 諜谍 謎谜 謝谢 謐谧 謹谨 譜谱 負负 責责 賬账 貨货 質质 販贩 貳贰 貼贴 "
    "貿贸 賀贺 賈贾 資资 趙赵 蹤踪 車车 轉转 轟轰 載载 輯辑 邊边 達达 過过 運运 還还 這这 進进 違违 遲迟 跡迹 蹟迹 "
    "選选 遞递 鄧邓 郵邮 鄒邹 鄭郑 裡里 裏里 鈔钞 鍾钟 鐘钟 鈡钟 鈅钥 鑰钥 錢钱 鐵铁 銀银 鋪铺 銷销 鎖锁 錯错 鎭镇 "
    "鎮镇 長长 門门 閉闭 問问 間间 閘闸 聞闻 閱阅 閲阅 隊队 際际 陸陆 陳陈 隨随 隱隐 霧雾 麫面 麪面 麵面 韓韩 頁页 "
    "頂顶 項项 須须 鬚须 顧顾 預预 領领 頻频 題题 風风 飛飞 飢饥 饑饥 飲饮 館馆 舘馆 馬马 駛驶 駕驾 駱骆 驗验 魯鲁 "
    "鷄鸡 雞鸡 黃黄 龍龙 龔龚 "
    "丨| іi ϳj јj єe еe ≪《 ≫》 «《 »》 ‹《 ›》 〈《 〉》 ⟨《 ⟩》 ⟪《 ⟫》"
)
"""Pairs: a traditional form of a character that the rules name, a letter that only looks Latin or an angle bracket,
and what it is read as."""

_STARS = "☆⭐🌟✩✪✫✬✭✮✯✰⋆⭑⭒✦✧🟊⚝۞"
_MODIFIERS = "".join(map(chr, range(0x2B0, 0x300)))
_BLANK_GLYPHS = "\u115f\u1160\u3164\uffa0\u2800\u034f"

_TABLE = {
    **{ord(pair[0]): pair[1] for pair in _SIMPLER.split()},
    **{ord(star): "★" for star in _STARS},
    **{ord(blank): None for blank in _BLANK_GLYPHS + _MODIFIERS},
}
_ONE = r"[\u4e00-\u9fff\d★:()]"
_BETWEEN = r"(?:(?:[^\w,。;!?、★□☐○◯☑√✓✔☒■●▣◼:()*\n<>《》【】〔〕〖〗「」『』{}\[\]]|_){1,3}|[。、,])"
_SPACED_OUT = re.compile(rf"(?<!\w)(?:{_ONE}{_BETWEEN}){{2,}}{_ONE}(?!\w)")
_IN_HALVES = re.compile(
    r"(?P<机>木\s?几(?=\s{0,3}[密宓]))|(?P<秘>禾\s?必(?=\s{0,3}[密宓]))|(?P<绝>[纟糹]\s?色)|(?P<密>宓\s?山)"
)
_ADDRESSED = re.compile(
    r"^[^\S\n]{0,8}(?:(?:您好|你好|大家好|各位(?:领导|同事|老师)?|早上好|上午好|下午好)[,!。:~ ]{1,3}"
    r"|@[^\s,@]{1,12}[\s,:]\s?|\d{1,2}[.、)][^\S\n]?(?!\d)"
    r"|(?:标题|主题|名称|转发|回复|fwd?|re)\s?:[^\S\n]?|(?:请|麻烦)?(?:你|您)?帮[我忙]?[^,。:\n密]{1,10}:\s?"
    r"|[^,。:\n密译电]{0,12}(?:如下|下面|以下|原文|原话)[^,。:\n密译电]{0,8}:\s?|\[(?:图片|文件)\]\s?){1,3}"
    r"|[,。!~\s]{0,3}(?:谢谢|多谢|辛苦了?|收到请回复)[!。~ ]{0,3}$",
    re.MULTILINE,
)
"""What only opens or ends a message: a greeting, a name called, a number, 转发：, 帮我看下：, thanks."""
_KEPT_CONTROLS = "\n\t"
_DROPPED = frozenset({"Cf", "Mn", "Me", "Cc", "Co", "Cs", "Cn"})


def fold(text: str) -> str:
    """The first MAX_CHARACTERS of a text in one spelling: half width, lower case, simplified, no tones."""
    lines = (
        text[:MAX_CHARACTERS]
        .replace("㊙", "秘密")
        .replace("**", "")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
    )
    decomposed = unicodedata.normalize("NFKD", lines)[: 2 * MAX_CHARACTERS].casefold()
    seen = "".join(c for c in decomposed if c in _KEPT_CONTROLS or unicodedata.category(c) not in _DROPPED)
    whole = _IN_HALVES.sub(lambda match: str(match.lastgroup), seen.translate(_TABLE))
    return _SPACED_OUT.sub(_joined, _ADDRESSED.sub("", whole))


def _joined(match: re.Match[str]) -> str:
    """Single characters apart from each other, put together when a level can be among them."""
    return re.sub(rf"(?!\s\s){_BETWEEN}", "", match[0]) if "密" in match[0] else match[0]
