"""The area's commands: `anna fee` answers cases and needs no database."""

import json
import sys
from pathlib import Path

import click

from backend.fees.rules import CasesUnreadable, fee_cases


@click.command("fee")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.json")
def fee(file: Path) -> None:
    """Calculate the fee of each case in FILE.json and print the answers as JSON."""
    try:
        answers = fee_cases(file.read_bytes())
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "bad file name"
        click.echo(f"Cannot read {str(file)!r}: {reason}", err=True)
        sys.exit(2)
    except CasesUnreadable as fault:
        click.echo(f"Cannot read {str(file)!r}: {fault}", err=True)
        sys.exit(2)
    click.echo(_json(answers))


def _json(answers: object) -> str:
    """JSON with Swedish letters as they are, unless a text cannot be printed at all."""
    text = json.dumps(answers, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return json.dumps(answers, indent=2)
    return text
