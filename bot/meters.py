"""What is counted, and shown to Prometheus on this machine only. Labels name kinds, never people or cases."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

LOOPBACK = "127.0.0.1"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
OUTCOMES = ("sent", "again", "unknown", "unreachable", "refused")
STEPS = ("update", "tick")
ALARMS = ("ticks", "deliveries", "messenger")


class Meters:
    """The meters of one bot, all of them at zero from the start."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.ticks = self._count("banshi_ticks", "Ticks of the clock")
        self.duties = self._count("banshi_duties", "Duties that had become due")
        self.updates = self._count("banshi_updates", "Updates taken from the messenger")
        self.errors = self._count("banshi_errors", "Errors written to the log")
        self.tick_lag = self._gauge("banshi_tick_lag_seconds", "How much later than planned the last tick came")
        self.last_tick = self._gauge("banshi_last_tick_timestamp_seconds", "When the last tick ended (office clock)")
        self.last_update = self._gauge("banshi_last_update_timestamp_seconds", "When the last update came")
        self.queue = self._gauge("banshi_outbox_waiting", "Messages that wait to be sent")
        self.oldest = self._gauge("banshi_outbox_oldest_seconds", "How long the oldest of them has waited")
        self.store = self._gauge("banshi_store_bytes", "Room that the data take on the disk")
        self.cases = self._gauge("banshi_open_cases", "Cases that are not closed")
        self.unreachable = self._gauge("banshi_unreachable_people", "People who cannot be reached")
        self.messenger = self._gauge("banshi_messenger_up", "Whether the messenger answers")
        self.steps = Histogram(
            "banshi_step_seconds",
            "From the beginning of a step until it is durable",
            ["kind"],
            registry=self.registry,
            buckets=BUCKETS,
        )
        self.deliveries = Counter(
            "banshi_deliveries", "Messages handed over, by outcome", ["outcome"], registry=self.registry
        )
        self.alarm = Gauge("banshi_alarm", "Whether an alarm stands", ["kind"], registry=self.registry)
        self._label()

    def _count(self, name: str, about: str) -> Counter:
        return Counter(name, about, registry=self.registry)

    def _gauge(self, name: str, about: str) -> Gauge:
        return Gauge(name, about, registry=self.registry)

    def _label(self) -> None:
        """A series that is not there yet cannot be watched."""
        for outcome in OUTCOMES:
            self.deliveries.labels(outcome)
        for kind in STEPS:
            self.steps.labels(kind)
        for kind in ALARMS:
            self.alarm.labels(kind)


@contextmanager
def served(meters: Meters, port: int) -> Iterator[None]:
    """Show the meters at http://127.0.0.1:PORT/metrics; 0: nowhere. Raises OSError when the port is taken."""
    if not port:
        yield
        return
    server, thread = start_http_server(port, LOOPBACK, meters.registry)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
