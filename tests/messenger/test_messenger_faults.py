"""The fault switch: each way in which a messenger can fail a bot, for the next calls only."""

import asyncio

import aiohttp
import pytest
from messenger_kit import Office

from messenger.client import ClientRefused


async def texts(office: Office) -> list[str]:
    """What stands in the chat."""
    return [message["text"] for message in await office.client.messages("wang")]


async def test_429_tells_how_long_to_wait(office: Office) -> None:
    await office.client.fault("429", 2, retry_after=7)
    for _ in range(2):
        reply = await office.call("sendMessage", json={"chat_id": office.chat("wang"), "text": "好"})
        assert reply.refusal == (429, "Too Many Requests: retry after 7")
        assert reply.body["parameters"] == {"retry_after": 7}
    await office.bot("sendMessage", chat_id=office.chat("wang"), text="好")
    assert await texts(office) == ["好"]


@pytest.mark.parametrize("mode", ["403", "500"])
async def test_403_and_500_refuse(office: Office, mode: str) -> None:
    await office.client.fault(mode)
    assert (await office.refused("sendMessage", chat_id=office.chat("wang"), text="好"))[0] == int(mode)
    assert await texts(office) == []


@pytest.mark.parametrize(("mode", "written"), [("drop-before", []), ("drop-after", ["好"])])
async def test_a_dropped_call_is_carried_out_or_not(office: Office, mode: str, written: list[str]) -> None:
    await office.client.fault(mode)
    with pytest.raises(aiohttp.ClientConnectionError):
        await office.bot("sendMessage", chat_id=office.chat("wang"), text="好")
    assert await texts(office) == written
    await office.bot("sendMessage", chat_id=office.chat("wang"), text="又好")
    assert await texts(office) == [*written, "又好"]


async def test_a_hanging_call_is_never_answered_nor_carried_out(office: Office) -> None:
    await office.client.fault("hang")
    with pytest.raises(TimeoutError):
        await office.call(
            "sendMessage",
            json={"chat_id": office.chat("wang"), "text": "好"},
            timeout=aiohttp.ClientTimeout(total=0.1),
        )
    assert await texts(office) == []
    async with asyncio.timeout(10):
        await office.messenger.state.settle(10)
        assert office.messenger.state.is_idle()


async def test_a_fault_meets_only_the_named_methods_and_never_the_poll_unasked(office: Office) -> None:
    await office.client.fault("500", method=["sendMessage", "editMessageText"])
    await office.bot("getMe")
    assert await office.bot("getUpdates") == []
    assert (await office.refused("sendMessage", chat_id=office.chat("wang"), text="好"))[0] == 500
    await office.client.fault("500")
    assert await office.bot("getUpdates") == []
    assert (await office.refused("getMe"))[0] == 500
    await office.client.fault("500", method="getUpdates")
    assert (await office.refused("getUpdates"))[0] == 500


async def test_every_third_call_may_fail(office: Office) -> None:
    await office.client.fault("500", 2, every=3)
    codes = [(await office.call("getMe")).status for _ in range(8)]
    assert codes == [200, 200, 500, 200, 200, 500, 200, 200]


async def test_faults_can_be_looked_at_and_cleared(office: Office) -> None:
    await office.client.fault("403", 100)
    (shown,) = await office.client.call("GET", "faults")
    assert (shown["mode"], shown["count"]) == ("403", 100)
    await office.client.clear_faults()
    await office.bot("getMe")
    with pytest.raises(ClientRefused):
        await office.client.fault("earthquake")
