"""Tells everyone who is connected over WebSocket what happens to the to-dos."""
import asyncio
import contextlib
import json
import threading

PATH = '/ws'
#: Messages that wait for somebody who does not take them; more, and they are let go.
MOST_WAITING = 1_000
GOING_TOO_SLOWLY = 1013

#: Of each open connection: its event loop, and what is to be sent over it. Views run in other threads.
mailboxes = {}
# Held while a change is stored and announced: everyone hears changes in the order in which they happened.
lock = threading.Lock()


@contextlib.contextmanager
def announced(is_public):
    """For the time of a change. Gives a function that tells everyone; changes of somebody's own are told to nobody."""
    if not is_public:
        yield lambda _message: None
        return
    with lock:
        yield announce


def announce(message):
    text = json.dumps(message)
    for mailbox, loop in list(mailboxes.items()):
        loop.call_soon_threadsafe(post, mailbox, text)


def post(mailbox, text):
    # A full one: its owner finds None at the end of what waits, and closes.
    if mailbox.qsize() < MOST_WAITING:
        mailbox.put_nowait(text)
    elif mailbox.qsize() == MOST_WAITING:
        mailbox.put_nowait(None)


async def serve(scope, receive, send):
    """One connection, from its handshake to its end (the WebSocket messages of ASGI)."""
    await receive()
    if scope['path'] != PATH:
        await send({'type': 'websocket.close'})
        return
    mailbox = asyncio.Queue()
    # Before it is open: from the moment it is it misses nothing.
    mailboxes[mailbox] = asyncio.get_running_loop()
    await send({'type': 'websocket.accept'})
    delivery = asyncio.create_task(deliver(mailbox, send))
    try:
        while (event := await receive())['type'] == 'websocket.receive':
            post(mailbox, json.dumps(answer_to(event.get('text'))))
    finally:
        del mailboxes[mailbox]
        delivery.cancel()


async def deliver(mailbox, send):
    while (text := await mailbox.get()) is not None:
        await send({'type': 'websocket.send', 'text': text})
    await send({'type': 'websocket.close', 'code': GOING_TOO_SLOWLY})


def answer_to(text):
    """What to say to a message; text is None for one that was binary."""
    try:
        message = json.loads(text) if text is not None else None
    except ValueError:
        message = None
    if isinstance(message, dict) and message.get('type') == 'echo' and isinstance(message.get('text'), str):
        return {'type': 'echo', 'text': message['text']}
    return {'type': 'error', 'message': 'Send {"type":"echo","text":"..."}.'}
