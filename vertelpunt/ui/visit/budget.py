"""How much somebody may do in a time: so much at once, and then more as time passes."""

from dataclasses import dataclass, field

_ROOM = 1_000


@dataclass(frozen=True)
class Budget:
    """`burst` at once; each `every` seconds gives one back."""

    burst: float
    every: float


@dataclass
class Ledger:
    """What each name has spent of the same budget. Whoever holds it holds the lock too."""

    budget: Budget
    # Name → when its budget will be whole again.
    _whole: dict[str, float] = field(default_factory=dict)
    _room: int = _ROOM

    def wait(self, name: str, now: float, cost: float = 1.0) -> float:
        """Seconds before this name can spend this much; 0 when it can now."""
        cost = min(cost, self.budget.burst)
        free = (self.budget.burst - cost) * self.budget.every
        return max(0.0, self._whole.get(name, now) - now - free)

    def spend(self, name: str, now: float, cost: float = 1.0) -> None:
        """Take this much from the budget of this name."""
        if len(self._whole) >= self._room:
            self._whole = {each: at for each, at in self._whole.items() if at > now}
            self._room = max(_ROOM, 2 * len(self._whole))
        self._whole[name] = max(now, self._whole.get(name, now)) + cost * self.budget.every
