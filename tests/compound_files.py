"""Compound files (OLE), in which old office documents lie, made of their streams for tests."""

import struct
from collections.abc import Mapping

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR, SMALL, LEAST = 512, 64, 4096
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
LISTS = 0xFFFFFFFC
NOTHING = 0xFFFFFFFF


def padded(data: bytes, size: int = SECTOR) -> bytes:
    return data + bytes(-len(data) % size)


def chain(first: int, count: int) -> list[int]:
    """Return the numbers of a chain of sectors that follow each other."""
    return [*range(first + 1, first + count), END] if count else []


def entry(name: str, kind: int, start: int, size: int, right: int, child: int) -> bytes:
    """Return an entry of the directory."""
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<H2B", len(text) + 2, kind, 1)
    places = struct.pack("<3I", NOTHING, right, child)
    return head + places + bytes(36) + struct.pack("<3I", start, size, 0)


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams in its root; small ones lie together."""
    small, sectors = b"", b""
    small_table: list[int] = []
    table: list[int] = []
    entries = []
    for at, (name, data) in enumerate(streams.items(), 1):
        right = at + 1 if at < len(streams) else NOTHING
        if len(data) < LEAST:
            start = len(small_table)
            small_table += chain(start, -(-len(data) // SMALL))
            small += padded(data, SMALL)
        else:
            start = len(table)
            table += chain(start, -(-len(data) // SECTOR))
            sectors += padded(data)
        entries.append(entry(name, 2, start, len(data), right, NOTHING))
    small_at = len(table)
    table += chain(small_at, len(padded(small)) // SECTOR)
    sectors += padded(small)
    list_at, listed = len(table), padded(struct.pack(f"<{len(small_table)}I", *small_table))
    table += chain(list_at, len(listed) // SECTOR)
    sectors += listed
    root = entry("Root Entry", 5, small_at if small else END, len(small), NOTHING, 1)
    folder_at, folder = len(table), padded(b"".join([root, *entries]))
    table += chain(folder_at, len(folder) // SECTOR)
    sectors += folder
    count, more = 1, 0
    while len(table) + count + more > count * SECTOR // 4:
        count += 1
        more = max(-(-(count - 109) // 127), 0)
    places = [*range(len(table), len(table) + count)]
    lists_at = len(table) + count
    table += [TABLE] * count + [LISTS] * more
    table += [FREE] * (count * SECTOR // 4 - len(table))
    header = MAGIC + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<4I", count, folder_at, 0, LEAST)
    header += struct.pack("<2I", list_at if small else END, len(listed) // SECTOR)
    header += struct.pack("<2I", lists_at if more else END, more)
    header += struct.pack("<109I", *places[:109], *[FREE] * (109 - count))
    lists = b""
    for at in range(more):
        own = places[109 + 127 * at : 109 + 127 * (at + 1)]
        following = lists_at + at + 1 if at + 1 < more else END
        lists += struct.pack("<128I", *own, *[FREE] * (127 - len(own)), following)
    return header + sectors + struct.pack(f"<{len(table)}I", *table) + lists
