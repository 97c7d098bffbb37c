"""The verb judge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from baimo.cli.desk import entity_named, workspace
from baimo.cli.group import complain, main
from baimo.cli.options import formats, home, lang
from baimo.values.errors import BaimoError

if TYPE_CHECKING:
    from baimo.ledger import Judgement, Ledger

_VERDICTS = ("same", "different", "unsure", "moved")


@main.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.argument("verdict", type=click.Choice(_VERDICTS), required=False)
@click.option("--reason", help="Why; goes with every judgement.")
@click.option("--by", help="Who judges; left out unless you say.")
@click.option("--statement", "statements", multiple=True, help="With `moved`: the id of a statement of A that is of B.")
@click.option("--undo", is_flag=True, help="Take the judgement on A and B back.")
@click.option("--list", "listing", is_flag=True, help="List every judgement, of A alone where A is given.")
@formats("text", "json")
@lang
@home
def judge(
    a: str | None,
    b: str | None,
    verdict: str | None,
    reason: str | None,
    by: str | None,
    statements: tuple[str, ...],
    undo: bool,
    listing: bool,
    form: str,
    lang: str,
    home: Path | None,
) -> None:
    """Judge whether two entities are one: same, different or unsure; or move statements from one to the other.

    A and B are ids or names. The judgement is a file in your own layer; `--undo` removes it, and everything is as it
    was. After `same` both ids lead to one entity.

    \b
    Example:
      baimo judge zhipu-ai zhipu-huazhang same --reason "one registration number"
      baimo judge zhipu-ai zhipu-huazhang --undo
      baimo judge gpt-4 gpt-4-0613 moved --statement hnn4gx2ioyhsuc5t --reason "the price of that build"
      baimo judge --list
    """
    from baimo.ledger import open_ledger
    from baimo.ledger.identity import Judgement
    from baimo.ledger.identity.recording import record, today, withdraw
    from baimo.output.destination import opened
    from baimo.output.judgement_text import write_judgements

    ledger = workspace(home).ledger
    if listing:
        with opened(None) as stream:
            write_judgements(stream, ledger.judgements(_written(ledger, a) if a else None), form, lang)
        return
    if not (a and b):
        raise BaimoError("name two entities, or ask for `baimo judge --list`")
    pair = _written(ledger, a), _written(ledger, b)
    if undo:
        click.echo(withdraw(Judgement(*pair, verdict or "same", ""), home))
        return
    if not verdict or not reason or not reason.strip():
        raise BaimoError('say the verdict and why: `baimo judge A B same --reason "..."`')
    judgement = Judgement(*pair, verdict, reason.strip(), by, today(), statements)
    _refuse_what_cannot_hold(judgement, ledger)
    path = record(judgement, home)
    click.echo(path)
    for problem in open_ledger(home=home).problems:
        if str(path) in problem:
            complain(problem)


def _written(ledger: Ledger, name: str) -> str:
    """The id as texts have it: of two that were judged one, each still means itself."""
    return name if ledger.entity(name) else entity_named(ledger, name)


def _refuse_what_cannot_hold(judgement: Judgement, ledger: Ledger) -> None:
    """A judgement that would not be applied is better not written. Raises BaimoError."""
    if judgement.a == judgement.b:
        raise BaimoError(f"{judgement.a!r} is one entity already; name two")
    if (judgement.verdict == "moved") is not bool(judgement.statements):
        raise BaimoError("`moved` needs `--statement ID`, and no other verdict has one; `baimo show A` names the ids")
    one, other = ledger.entity(judgement.a), ledger.entity(judgement.b)
    if judgement.verdict == "same" and one and other and one.kind != other.kind:
        raise BaimoError(f"{one.id!r} ({one.kind}) and {other.id!r} ({other.kind}) are of two kinds, so they are two")
    unknown = [identity for identity in judgement.statements if ledger.statement(identity) is None]
    if unknown:
        raise BaimoError(
            f"no statement has the id {unknown[0]!r}; `baimo show {judgement.a} --format json` has the ids"
        )
