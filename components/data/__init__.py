"""Facts shown: threads, lists, tables, figures."""

from components.data.figures import Bar, Step, bars, fee_stair, scale
from components.data.icons import icon
from components.data.lists import (
    Beside,
    Task,
    belongs_with,
    link_list,
    summary_list,
    table,
    task_list,
)
from components.data.threads import Node, thread, timeline

__all__ = [
    "Bar",
    "Beside",
    "Node",
    "Step",
    "Task",
    "bars",
    "belongs_with",
    "fee_stair",
    "icon",
    "link_list",
    "scale",
    "summary_list",
    "table",
    "task_list",
    "thread",
    "timeline",
]
