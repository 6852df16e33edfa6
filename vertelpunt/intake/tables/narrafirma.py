"""Not yet."""

from vertelpunt.intake.tables.making import Making
from vertelpunt.intake.tables.plan import Beside, Plan, Table


def fits(table: Table, beside: Beside | None) -> bool:
    """Whether the table comes from this tool."""
    return False


def plan(making: Making, beside: Beside | None, name: str) -> Plan:
    """What it holds."""
    raise NotImplementedError


def wanted(table: Table) -> str | None:
    """Which second file is needed."""
    return None
