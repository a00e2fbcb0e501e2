"""One flipped bit anywhere: the start is refused, or the last record is gone; nothing is ever silently wrong."""

import random
import zlib
from collections import Counter
from pathlib import Path

import pytest
from fake_disk import FakeDisk
from stores import TABLES

from storage import CorruptStore, StorageFailed, open_store, verify
from storage.archive import append_archive, read_archive
from storage.compaction import compact
from storage.journal import JournalStorage, partial_name
from storage.record import Header, Write, header_line, record_line
from storage.replay import load, log_name

RECORDS = 30
ARCHIVE = "2026.1.archive"


def filled(marked: bool) -> FakeDisk:
    """A snapshot of ten records and a log of twenty; `marked` as a clean end marks it."""
    disk = FakeDisk()
    journal = JournalStorage(disk)
    for seq in range(1, RECORDS + 1):
        if seq == 11:
            closed = journal.rotate()
            compact(disk, closed, partial_name(closed, "x"))
            journal.adopt(partial_name(closed, "x"), closed)
        body = b'{"text":"%d"}' % (seq * 7919)
        journal.commit(record_line(seq, seq - 1, [Write("case", str(seq % 12), seq, body)]), seq)
    if marked:
        journal.commit(record_line(RECORDS + 1, RECORDS, []), RECORDS + 1)
    return disk


def contents_or_refusal(disk: FakeDisk) -> dict[str, bytes] | str:
    try:
        return contents(disk)
    except CorruptStore as refusal:
        return str(refusal)


def contents(disk: FakeDisk) -> dict[str, bytes]:
    return {id: stored.body for id, stored in load(disk).state["case"].items()}


@pytest.mark.parametrize("marked", [False, True])
def test_a_flipped_bit_is_refused_or_in_the_last_record(marked: bool) -> None:
    whole = contents(filled(marked))
    without_last = whole | {str(RECORDS % 12): b'{"text":"%d"}' % ((RECORDS - 12) * 7919)}
    seen: Counter[type] = Counter()
    for seed in range(1000):
        chance, disk = random.Random(seed), filled(marked)
        name = chance.choice(disk.names())
        disk.flip(name, chance.randrange(8 * disk.size(name)))
        found = contents_or_refusal(disk)
        seen[type(found)] += 1
        if isinstance(found, str):
            assert name in found
        else:
            assert found == (whole if marked else without_last)
    assert seen[str] > 900
    assert seen[dict] > 0


def test_a_flipped_bit_in_an_archive_is_refused_or_in_its_end_mark() -> None:
    disk = archive()
    end_mark = 8 * (disk.size(ARCHIVE) - len(record_line(6, 5, [])))
    for bit in range(8 * disk.size(ARCHIVE)):
        disk = archive()
        disk.flip(ARCHIVE, bit)
        if bit < end_mark:
            with pytest.raises(CorruptStore, match=ARCHIVE):
                read_archive(disk, 2026)
        else:
            assert read_archive(disk, 2026) == read_archive(archive(), 2026)


def archive() -> FakeDisk:
    """Three rows in the archive of 2026."""
    disk = FakeDisk()
    for number in range(3):
        append_archive(disk, 2026, 1, [Write("case", str(number), 4, b'{"number":%d}' % number)])
    return disk


@pytest.mark.parametrize("missing", ["0000000001.snapshot", "0000000002.log"])
def test_a_missing_file_is_refused(missing: str) -> None:
    disk = filled(marked=True)
    journal = JournalStorage(disk)
    journal.rotate()
    disk.remove(missing)
    with pytest.raises(CorruptStore, match=r"missing|follow"):
        load(disk)


def test_a_log_that_follows_no_other_is_refused() -> None:
    disk = filled(marked=True)
    disk.append(log_name(3), header_line(Header(1, RECORDS, 0)))
    with pytest.raises(CorruptStore, match="does not follow"):
        load(disk)


def test_a_record_that_follows_no_other_is_refused() -> None:
    disk = filled(marked=True)
    disk.append(log_name(2), record_line(RECORDS + 9, RECORDS + 8, []))
    with pytest.raises(CorruptStore, match="was durable"):
        load(disk)


async def test_damage_stops_the_start_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "data"
    store = open_store(path, TABLES)
    await store.run(lambda tx: [tx.put("case", id, {"state": "open"}) for id in "abc"])
    await store.close()
    log = path / log_name(1)
    log.write_bytes(log.read_bytes().replace(b"open", b"done", 1))
    with pytest.raises(CorruptStore, match=r"0000000001\.log is damaged at byte \d+.*verify.*restore"):
        open_store(path, TABLES)
    assert len(verify(path).problems) == 1


def test_files_of_a_later_program_are_refused() -> None:
    disk = FakeDisk()
    payload = header_line(Header(1, 0, 0))[9:-1].replace(b'"format":1', b'"format":2')
    disk.append(log_name(1), b"%08x %b\n" % (zlib.crc32(payload), payload))
    with pytest.raises(StorageFailed, match="format 2"):
        load(disk)
