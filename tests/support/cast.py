"""The fictional office of the acceptance scenarios: its people, its units, who is in charge of which."""

from workflow.authority import Person, Rank, Roster, Unit

_PEOPLE = """
zhouzheng 周正 主任 leaders director
liming 李明 副主任 leaders deputy
chenlan 陈岚 副主任 leaders deputy
guoyi 郭毅 派驻纪检组组长 leaders discipline
zhaogang 赵刚 秘书二室主任 secretariat2 head
wangfang 王芳 秘书二室科员 secretariat2 staff
zhouting 周婷 秘书二室内勤 secretariat2 staff
lina 李娜 秘书二室科员 secretariat2 staff
majun 马军 驾驶员 secretariat2 staff
liuyang 刘洋 驾驶员 secretariat2 staff
qianmin 钱敏 财务室主任 finance head
wukai 吴凯 财务室科员 finance staff
suntao 孙涛 督查室主任 supervision head
hejing 何静 信息调研室主任 information head
denglin 邓琳 信息调研室科员 information staff
gaoyuan 高原 保密机要局负责人 security head
"""
_UNITS = {
    "leaders": ("办公室领导", None, None),
    "secretariat2": ("秘书二室", "zhaogang", "liming"),
    "finance": ("财务室", "qianmin", "liming"),
    "supervision": ("督查室", "suntao", "chenlan"),
    "information": ("信息调研室", "hejing", "chenlan"),
    "security": ("保密机要局", "gaoyuan", "chenlan"),
}


def roster(**changes: object) -> Roster:
    """The whole cast; `changes` replaces people by id."""
    people = [line.split() for line in _PEOPLE.strip().splitlines()]
    made = {
        id: Person(id, name, title, unit, Rank(rank), phone=f"1380000{place:04d}")
        for place, (id, name, title, unit, rank) in enumerate(people, 1)
    }
    made.update({id: person for id, person in changes.items() if isinstance(person, Person)})
    units = {id: Unit(id, *unit) for id, unit in _UNITS.items()}
    return Roster(
        made,
        units,
        {
            "secretariat": ("zhaogang", "zhouting"),
            "security": ("gaoyuan",),
            "information": ("hejing",),
            "duty": ("denglin",),
            "supervision": ("suntao",),
        },
    )
