"""Facts shown: threads, lists, tables, figures."""

from components.data.figures import Bar, Step, bars, fee_stair, scale
from components.data.icons import icon
from components.data.lists import (
    Beside,
    Paper,
    Task,
    belongs_with,
    link_list,
    paper_list,
    summary_list,
    table,
    task_list,
)
from components.data.threads import Node, thread, timeline

__all__ = [
    "Bar",
    "Beside",
    "Node",
    "Paper",
    "Step",
    "Task",
    "bars",
    "belongs_with",
    "fee_stair",
    "icon",
    "link_list",
    "paper_list",
    "scale",
    "summary_list",
    "table",
    "task_list",
    "thread",
    "timeline",
]
