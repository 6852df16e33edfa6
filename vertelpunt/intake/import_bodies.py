"""What the events of tables of stories hold that were brought in from elsewhere."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from vertelpunt.intake.shapes import Body, Name, Nothing
from vertelpunt.intake.tables.plan import Tool
from vertelpunt.store import IMPORT_MADE, IMPORT_TAKEN_BACK

MOST_COLUMNS = 1_000


class _Made(Body):
    """`columns`: what the columns of the file were called."""

    name: Name
    tool: Tool
    source: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,11}$")]
    version: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
    file: Name
    columns: Annotated[
        list[Annotated[str, Field(max_length=1_000)]], Field(max_length=MOST_COLUMNS)
    ]


IMPORT_BODIES: dict[str, TypeAdapter[Any]] = {
    IMPORT_MADE: TypeAdapter(_Made),
    IMPORT_TAKEN_BACK: TypeAdapter(Nothing),
}
