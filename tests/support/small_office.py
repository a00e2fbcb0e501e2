"""An office of ten, as its office.toml would say: small enough that everybody has to do with everybody."""

from pathlib import Path

from bot.settings import Settings, parse

_UNITS = (
    ("leaders", "室领导", "", ""),
    ("secretariat", "秘书二室", "zhaogang", "liming"),
    ("information", "信息调研室", "hejing", "liming"),
    ("supervision", "督查室", "suntao", "liming"),
)
_PEOPLE = (
    ("zhouzheng", "周正", "主任", "leaders", "director"),
    ("liming", "李明", "副主任", "leaders", "deputy"),
    ("zhaogang", "赵刚", "秘书二室主任", "secretariat", "head"),
    ("wangfang", "王芳", "秘书二室科员", "secretariat", "staff"),
    ("zhengkai", "郑凯", "秘书二室科员", "secretariat", "staff"),
    ("majun", "马军", "驾驶员", "secretariat", "staff"),
    ("hejing", "何静", "信息调研室主任", "information", "head"),
    ("denglin", "邓琳", "信息调研室科员", "information", "staff"),
    ("suntao", "孙涛", "督查室主任", "supervision", "head"),
    ("tangyu", "唐宇", "督查室科员", "supervision", "staff"),
)
_ROLES = {
    "secretariat": ("zhaogang", "wangfang"),
    "meetings": ("zhaogang", "wangfang"),
    "dispatch": ("zhaogang",),
    "drivers": ("majun",),
    "security": ("suntao",),
    "information": ("hejing",),
    "duty": ("denglin",),
    "supervision": ("suntao", "tangyu"),
}


def small_office() -> Settings:
    """The settings of this office."""
    return parse(written(), Path("office.toml"))


def written() -> str:
    """Its office.toml."""
    parts = ['[office]\nname = "小办公室"\n[messenger]\ntoken = "424242:test-token-test-token"\n[roles]']
    parts += [f"{role} = {list(holders)!r}" for role, holders in _ROLES.items()]
    parts += [_unit(*unit) for unit in _UNITS]
    parts += [_person(place, *person) for place, person in enumerate(_PEOPLE, 1)]
    return "\n".join(parts)


def _unit(id: str, name: str, head: str, deputy: str) -> str:
    led = f'\nhead = "{head}"\ndeputy = "{deputy}"' if head else ""
    return f'[[units]]\nid = "{id}"\nname = "{name}"{led}'


def _person(place: int, id: str, name: str, title: str, unit: str, rank: str) -> str:
    who = f'[[people]]\nid = "{id}"\nname = "{name}"\ntitle = "{title}"'
    return f'{who}\nunit = "{unit}"\nrank = "{rank}"\nphone = "138000000{place:02d}"'
