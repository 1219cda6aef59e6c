"""Standard input, output and error of one call: in memory, and cut at the limit."""
import io


class OutputLimit(BaseException):
    """More was printed than allowed. A BaseException, so that `except Exception` does not swallow it by accident."""


class Capped(io.BytesIO):
    """Bytes up to a limit; past it every write raises, and `over` says so even if the program swallowed that."""

    def __init__(self, limit):
        super().__init__()
        self.limit = limit
        self.over = False

    def write(self, data):
        if self.over or self.tell() + len(data) > self.limit:
            self.over = True
            raise OutputLimit('more output than allowed')
        return super().write(data)


class Streams:
    """What sys.stdin, sys.stdout and sys.stderr are for one call."""

    def __init__(self, stdin, limit):
        self.raw = Capped(limit)
        self.raw_error = Capped(limit)
        self.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode('utf-8', 'surrogatepass')), 'utf-8', 'replace')
        self.stdout = io.TextIOWrapper(self.raw, 'utf-8', 'backslashreplace', newline='')
        self.stderr = io.TextIOWrapper(self.raw_error, 'utf-8', 'backslashreplace', newline='')

    def over(self):
        return self.raw.over or self.raw_error.over

    def untouched(self):
        """Nothing was printed, read, closed or taken apart since they were made, so another call may have them."""
        try:
            self.stdout.flush()
            self.stderr.flush()
            used = self.raw.tell() or self.raw_error.tell() or self.stdin.buffer.tell() or self.stdin.closed
            return not used and not self.over()
        except BaseException:
            return False

    def text(self):
        """What was printed, up to the limit. Never raises: the program may have closed its own output."""
        try:
            self.stdout.flush()
        except (OutputLimit, Exception):
            pass
        try:
            return self.raw.getvalue().decode('utf-8', 'replace')
        except Exception:
            return ''
