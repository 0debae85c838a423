"""What is heard of a model's answers on an article: their items, and what is not heard."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.model.dropped import Dropped, Reason
from extraction.model.items import Items, items
from extraction.model.questions import Answers, Question, questions
from extraction.reading.document import Document


@dataclass(slots=True)
class Heard:
    """found: the items of each answer that can be read. missing: the names of the questions
    without one. cut_off: an answer is only the beginning of one."""

    found: list[tuple[Question, Items]] = field(default_factory=list)
    missing: tuple[str, ...] = ()
    cut_off: bool = False
    unreadable: list[Dropped] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether the model read the article to its end and all it said was understood: only then
        what it does not say is unsaid."""
        malformed = any(each.malformed for _, each in self.found)
        return not (self.missing or self.cut_off or malformed)


def hear(document: Document, home_city: str | None, answers: Answers) -> Heard:
    """What is heard of the answers on an article."""
    heard = Heard()
    for question in questions(document, home_city):
        answer = answers.get(question)
        try:
            if answer is not None:
                heard.found.append((question, items(answer.content, answer.whole)))
                heard.cut_off |= not answer.whole
                continue
        except ValueError as error:
            what = f"a whole answer: {error}"
            heard.unreadable.append(Dropped(document.id, what, Reason.form))
        heard.missing += (question.name,)
    return heard
