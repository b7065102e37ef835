"""Many people at once: a client that is light enough to share two cores with the room."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections import Counter

from running import MADE


def request(token, item, value, made=MADE, round_=1):
    """Give the bytes of one answer."""
    body = json.dumps({"round": round_, "made": made, "value": value})
    head = (
        f"PUT /api/{item}/answer HTTP/1.1\r\nHost: room\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(body)}"
    )
    return f"{head}\r\n\r\n{body}".encode()


def rush(port, requests, **how):
    """Send requests, as fast as the room takes them or spread over seconds; give how often each status came.

    Args:
        port: the room's.
        requests: bytes each; see ``request``.
        how: how many ``connections`` are open at once;
            ``spread``: over how many seconds the requests begin, 0 for at once;
            ``times``, ``bodies``: lists that get the seconds that each took, and what was answered.
    """
    found = Counter()
    all_of_it = _rush(port, requests, **how)
    thread = threading.Thread(target=lambda: found.update(asyncio.run(all_of_it)))
    thread.start()  # a loop of its own: the tests' main thread has one already
    thread.join()
    return dict(found)


def joining(code):
    """Give the bytes with which somebody joins."""
    body = json.dumps({"code": code})
    return f"POST /api/join HTTP/1.1\r\nHost: room\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


def looking(path, token):
    """Give the bytes with which somebody looks."""
    return f"GET {path} HTTP/1.1\r\nHost: room\r\nAuthorization: Bearer {token}\r\n\r\n".encode()


async def _rush(port, requests, *, connections=100, spread=0.0, times=None, bodies=None):
    waiting, found, began = asyncio.Queue(), Counter(), time.perf_counter()
    for number, each in enumerate(requests):
        waiting.put_nowait((began + spread * number / len(requests), each))

    async def one():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while not waiting.empty():
            due, each = waiting.get_nowait()
            if (pause := due - time.perf_counter()) > 0:
                await asyncio.sleep(pause)
            start = time.perf_counter()
            writer.write(each)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
            body = await reader.readexactly(length)
            if bodies is not None:
                bodies.append(body)
            if times is not None:
                times.append(time.perf_counter() - start)
            found[int(head.split()[1])] += 1
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    return found
