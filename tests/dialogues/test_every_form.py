"""What holds for the forms of every regulation, whichever they are."""

import pytest
from rig import Rig

from regulations import matters

COMMANDS = sorted((matter.command, name) for name, matter in matters().items() if matter.command)


async def _opens(office: Rig, command: str, person: str) -> bool:
    answer = (await office.says(person, f"/{command}"))[-1]
    await office.says(person, "/cancel")
    return "form-banner" in answer.keys or "form-confirm" in answer.keys


@pytest.mark.parametrize(("command", "name"), COMMANDS)
async def test_every_form_can_be_opened_by_somebody(office: Rig, command: str, name: str) -> None:
    assert any([await _opens(office, command, person) for person in office.people.people])


@pytest.mark.parametrize(("command", "name"), COMMANDS)
async def test_every_form_refuses_nonsense_without_losing_its_place(office: Rig, command: str, name: str) -> None:
    fields = {field.name for field in matters()[name].fields if field.kind not in ("text",)}
    for person in ("wangfang", "zhouzheng", "gaoyuan"):
        asked = (await office.says(person, f"/{command}"))[-1]
        for said in ("😀", "。。。"):
            again = (await office.says(person, said))[-1]
            if asked.keys[-1].removeprefix(f"{name}-ask-") in fields:
                assert again.keys[-1] == asked.keys[-1]
