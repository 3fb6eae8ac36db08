"""`casework demo load`: a fictional partnership to look round in, or a large one to measure with."""

import sys

import click
from flask.cli import AppGroup

from casework.access import demo_people
from casework.core.config import settings
from casework.core.db import read
from casework.demo.bulk.load import load_bulk
from casework.demo.load import Refused, load_small

demo = AppGroup("demo", help="A fictional partnership to look round in.")


@demo.command("load")
@click.option(
    "--people",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    help="Load a large one of so many young people, to measure with.",
)
def load(people: int | None) -> None:
    """Load the demonstration into an empty database; one that is there already is left alone."""
    try:
        loaded = load_small() if people is None else load_bulk(people)
    except Refused as refused:
        click.echo(f"casework: {refused}", err=True)
        sys.exit(1)
    if not loaded:
        click.echo("The demonstration is here already.")
        return
    click.echo("The demonstration is loaded. Look round as:")
    with read():
        people_to_be = demo_people.people(settings())
    for person in people_to_be:
        click.echo(f"  {person.email:26} {person.line}")
    click.echo(f"The password of all of them is {demo_people.PASSWORD}")
