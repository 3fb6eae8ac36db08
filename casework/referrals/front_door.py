"""The steps of referring a young person, and the draft that keeps each as it is saved (PRACTICE §2.14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from casework.core import drafts
from casework.core.actor import Actor
from casework.core.db import db
from casework.core.drafts import Draft
from casework.core.errors import NotFound
from casework.core.forms import Form
from casework.people.types import Sex
from casework.referrals.forms import ProtectionForm, StrengthsForm, UrgencyForm, VoiceForm, WhoForm, WorryForm
from casework.referrals.types import Urgency, YesNoUnknown

PREFIX = "/referrals/new/"
_DONE = "steps_done"
_CHOICES = {
    "child_protection_made": YesNoUnknown,
    "told": YesNoUnknown,
    "agrees_to_support": YesNoUnknown,
    "safe_to_contact_carer": YesNoUnknown,
    "sex": Sex,
    "urgency": Urgency,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the front door."""

    slug: str
    title: str
    form: type[Form]
    template: str


STEPS: tuple[Step, ...] = (
    Step("protection", "Child protection", ProtectionForm, "referrals/step_protection.html"),
    Step("who", "Who the young person is", WhoForm, "referrals/step_who.html"),
    Step("worries", "What worries you", WorryForm, "referrals/step_worries.html"),
    Step("voice", "What they and their family know and say", VoiceForm, "referrals/step_voice.html"),
    Step("strengths", "What is going well", StrengthsForm, "referrals/step_strengths.html"),
    Step("urgency", "How urgent, and what to know before contact", UrgencyForm, "referrals/step_urgency.html"),
)


def step_of(slug: str) -> Step:
    """Return a step by its address. Raises NotFound."""
    found = next((step for step in STEPS if step.slug == slug), None)
    if found is None:
        raise NotFound
    return found


def after(step: Step) -> Step | None:
    """Return the step that follows, None after the last."""
    index = STEPS.index(step)
    return STEPS[index + 1] if index + 1 < len(STEPS) else None


def begin(actor: Actor, ref: str) -> None:
    """Begin a referral's draft under a reference of its own."""
    drafts.keep(_user_id(actor), PREFIX + ref, {_DONE: []})


def load(actor: Actor, ref: str) -> Draft:
    """Return the actor's own draft. Raises NotFound for anybody else's, and for one that was sent."""
    draft = drafts.find(_user_id(actor), PREFIX + ref)
    if draft is None:
        raise NotFound
    return draft


def own(actor: Actor) -> list[Draft]:
    """Return the referrals the actor has begun and not sent, newest first."""
    return [draft for draft in drafts.of(_user_id(actor)) if draft.path.startswith(PREFIX)]


def ref_of(draft: Draft) -> str:
    """Return the reference under which a draft is kept."""
    return draft.path.removeprefix(PREFIX)


def name_in(draft: Draft) -> str:
    """Return the name as far as the draft has one."""
    return " ".join(filter(None, (_first(draft, "forename"), _first(draft, "surname"))))


def save(actor: Actor, ref: str, step: Step, sent: MultiDict[str, str], *, is_done: bool) -> None:
    """Keep one step's answers in the draft; `is_done` marks the step, saving a draft does not."""
    draft = load(actor, ref)
    names = _names(step)
    fields = {name: values for name, values in draft.fields.items() if name not in names}
    fields |= {name: sent.getlist(name) for name in names if name in sent}
    done = set(draft.fields.get(_DONE, [])) - {step.slug}
    fields[_DONE] = sorted(done | {step.slug} if is_done else done)
    drafts.keep(_user_id(actor), PREFIX + ref, fields)
    db.session.flush()


def drop(actor: Actor, ref: str) -> None:
    """Forget a draft: it was sent, or thrown away."""
    load(actor, ref)
    drafts.drop(_user_id(actor), PREFIX + ref)


def is_done(draft: Draft, step: Step) -> bool:
    """Say whether a step was answered and checked."""
    return step.slug in draft.fields.get(_DONE, [])


def is_begun(draft: Draft, step: Step) -> bool:
    """Say whether anything of a step is kept."""
    return bool(_names(step) & draft.fields.keys())


def answers(draft: Draft, step: Step) -> MultiDict[str, str] | None:
    """Return a step's answers as a form takes them, None when nothing is kept."""
    kept = [(name, value) for name in _names(step) for value in draft.fields.get(name, [])]
    return MultiDict(kept) if kept else None


def details_of(forms: Mapping[str, Form]) -> dict[str, Any]:
    """Turn the steps' checked forms into what the referral says."""
    said: dict[str, Any] = {}
    for form in forms.values():
        said |= {name: value for name, value in form.data.items() if name not in ("csrf_token", "area")}
    for name, choice in _CHOICES.items():
        said[name] = choice(said[name]) if said.get(name) else None
    said["sex"] = said["sex"] or Sex.NOT_KNOWN
    said["ethnicity"] = said.get("ethnicity") or "not_known"
    kept_empty = {"date_of_birth", "child_protection_on", *_CHOICES}
    return {name: value if name in kept_empty else (value or "").strip() for name, value in said.items()}


def _names(step: Step) -> set[str]:
    return {name for name, _ in step.form(formdata=None, meta={"csrf": False})._fields.items()}


def _first(draft: Draft, name: str) -> str:
    return str((draft.fields.get(name) or [""])[0]).strip()


def _user_id(actor: Actor) -> int:
    if actor.user_id is None:
        raise NotFound
    return actor.user_id
