"""A WorkLookup over the network: asks about each entry until the answers decide, several entries at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import TypeVar

from pipeline.model import Answer, Notice, Record, Reference, Verification, WorkLookup, WorkState
from pipeline.network.courier import Courier, Reply
from pipeline.network.failures import FailureKind, NoAnswerError
from pipeline.network.parallel import in_parallel
from pipeline.network.query import DAY_TTL, Query
from pipeline.network.services import arxiv, crossref, doi_org, pubmed
from pipeline.run.online.steps import (
    Records,
    by_identifiers,
    by_registry,
    numbers_of,
    pubmed_of,
    searches,
    unsearched,
)
from pipeline.verify import verify
from pipeline.verify.words import name_of

T = TypeVar("T")
Progress = Callable[[int, int], None]
_ENOUGH = frozenset({WorkState.FOUND, WorkState.FOUND_DIFFERS})
_CROSSREF = "crossref"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who may be asked. text: words of entries may be sent, not identifiers alone."""

    indexes: tuple[str, ...]
    keys: tuple[str, ...] = ()
    text: bool = True


@dataclass(slots=True)
class _Gathered:
    """What is known of an entry so far. silent: indexes that answered every search, whatever they found."""

    reference: Reference
    records: list[Record] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    doi_known: bool | None = None
    days: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)

    def state(self, this_year: int) -> Verification:
        """Return what the answers so far come to."""
        silent, is_registered = frozenset(self.silent), self.doi_known
        return verify(self.reference, self.records, answered=silent, this_year=this_year, doi_known=is_registered)

    def decided(self, this_year: int) -> bool:
        """Tell whether more answers would change nothing."""
        found = self.state(this_year)
        lost = found.state in (WorkState.DOI_ELSEWHERE, WorkState.DOI_UNKNOWN) and bool(found.candidates)
        return found.state in _ENOUGH or lost

    def answer(self) -> Answer:
        """Return it as an answer; the oldest of its parts gives the day."""
        registered = self.doi_known and not any(record.doi == self.reference.doi for record in self.records)
        if (
            registered
        ):  # its record is somewhere that was not asked, or did not answer: no silence says that there is none
            self.failures.append("the DOI is registered, and its record was not had")
        silent = frozenset() if registered else frozenset(self.silent)
        origin = "network" if "network" in self.origins else next(iter(self.origins), "")
        return Answer(
            tuple(dict.fromkeys(self.records)),
            silent,
            tuple(dict.fromkeys(self.failures)),
            self.doi_known,
            origin,
            min(self.days, default=""),
        )


class OnlineWorks:
    """The services as one place where works are looked up. answered, failed: how many questions were, and were not."""

    def __init__(
        self,
        courier: Courier,
        scope: Scope,
        today: date,
        *,
        before: Sequence[WorkLookup] = (),
        progress: Progress = lambda _, __: None,
    ) -> None:
        self._courier, self._scope, self._today = courier, scope, today
        self._before, self._progress = before, progress
        self._answers: dict[Reference, Answer] = {}
        self._arxiv: dict[str, Record] = {}
        self._arxiv_failure = ""
        self._notices: dict[str, tuple[Notice, ...]] = {}
        self._agencies: dict[str, str] = {}
        self._lock = Lock()
        self.answered = self.failed = 0

    def prepare(self, references: Sequence[Reference]) -> None:
        """Ask about all references that the places before this one do not settle, several at once."""
        rest = [r for r in dict.fromkeys(references) if r not in self._answers and not self._is_settled(r)]
        self._ask_arxiv(rest)
        for number, answer in enumerate(in_parallel(self._ask_about, rest)):
            self._answers[rest[number]] = answer
            self._progress(number + 1, len(rest))

    def find(self, reference: Reference) -> Answer:
        """Return what the services know of an entry."""
        if reference not in self._answers:
            self._ask_arxiv([reference])
            self._answers[reference] = self._ask_about(reference)
        return self._answers[reference]

    def find_notices(self, doi: str, pmid: str) -> list[Notice]:
        """Return the notices of Crossref about a DOI, of today or yesterday, and of PubMed where it is asked."""
        found: list[Notice] = []
        if doi and doi in self._notices:
            found += self._notices[doi]
        elif doi and self._agencies.get(doi, _CROSSREF) == _CROSSREF and _CROSSREF in self._scope.indexes:
            found += self._notices_of(replace(crossref.by_doi(doi), fresh=DAY_TTL))
        if pmid and pubmed.NAME in self._scope.indexes:
            found += self._notices_of(replace(pubmed.by_ids([pmid]), fresh=DAY_TTL))
        return found

    def _is_settled(self, reference: Reference) -> bool:
        gathered = _Gathered(reference, [record for place in self._before for record in place.find(reference).records])
        return bool(gathered.records) and gathered.state(self._today.year).state == WorkState.FOUND

    def _notices_of(self, query: Records) -> list[Notice]:
        try:
            return [notice for record in self._ask(query).value for notice in record.notices]
        except NoAnswerError:
            return []

    def _ask_about(self, reference: Reference) -> Answer:
        """Ask one question after the other until the answers decide."""
        gathered = _Gathered(reference)
        for _ in self._steps(gathered):
            if gathered.decided(self._today.year):
                break
        return gathered.answer()

    def _steps(self, gathered: _Gathered) -> Iterator[None]:
        """Yield after each question that brought an answer."""
        reference, scope = gathered.reference, self._scope
        if reference.doi:
            reply = self._collect(gathered, doi_org.agency(reference.doi))
            agency = reply.value.casefold() if reply else ""
            if reply:
                gathered.doi_known = bool(agency)
                self._agencies[reference.doi] = agency
            for query in by_registry(agency, reference.doi, scope.indexes):
                self._add(gathered, query)
                yield
        self._add_arxiv(gathered)
        yield
        for query in by_identifiers(reference, scope.indexes):
            self._add(gathered, query)
            yield
        if not scope.text:
            gathered.failures.append("only identifiers were sent (--no-text)")
            return
        for search in searches(reference, scope.indexes, scope.keys):
            answered = []
            for query in search.queries:
                answered.append(self._add(gathered, query))
                yield
            if all(answered):
                gathered.silent.add(search.index)
        yield from self._search_pubmed(gathered)
        missing = unsearched(reference, scope.indexes, scope.keys)
        gathered.failures += [f"{name_of(index)} was not searched: it wants a key" for index in missing]

    def _search_pubmed(self, gathered: _Gathered) -> Iterator[None]:
        query = pubmed_of(gathered.reference, self._scope.indexes)
        reply = self._collect(gathered, query) if query else None
        if reply is None:
            return
        if not reply.value or self._add(gathered, pubmed.by_ids(reply.value)):
            gathered.silent.add(pubmed.NAME)
        yield

    def _add(self, gathered: _Gathered, query: Records) -> bool:
        """Ask for records; return whether there was an answer."""
        reply = self._collect(gathered, query)
        if reply is None:
            return False
        gathered.records += reply.value
        if reply.day == self._today.isoformat():
            self._notices |= {r.doi: r.notices for r in reply.value if r.doi and r.index == _CROSSREF}
        return True

    def _collect(self, gathered: _Gathered, query: Query[T]) -> Reply[T] | None:
        """Return an answer; None where there is none, which the entry's failures then tell."""
        try:
            reply = self._ask(query)
        except NoAnswerError as error:
            gathered.failures.append(_why(query.service, error))
            return None
        gathered.days.add(reply.day)
        gathered.origins.add(reply.origin)
        return reply

    def _ask_arxiv(self, references: Sequence[Reference]) -> None:
        if arxiv.NAME not in self._scope.indexes:
            return
        wanted = dict.fromkeys(i for r in references for i in numbers_of(r, "arxiv") if i not in self._arxiv)
        for start in range(0, len(wanted), arxiv.MOST_IDS):
            numbers = list(wanted)[start : start + arxiv.MOST_IDS]
            try:
                reply = self._ask(arxiv.by_ids(numbers))
            except NoAnswerError as error:
                self._arxiv_failure = _why(arxiv.NAME, error)
                continue
            self._arxiv |= {record.arxiv: record for record in reply.value}

    def _add_arxiv(self, gathered: _Gathered) -> None:
        numbers = numbers_of(gathered.reference, "arxiv")
        gathered.records += [self._arxiv[number] for number in numbers if number in self._arxiv]
        if numbers and self._arxiv_failure:
            gathered.failures.append(self._arxiv_failure)

    def _ask(self, query: Query[T]) -> Reply[T]:
        try:
            reply = self._courier.ask(query)
        except NoAnswerError:
            with self._lock:
                self.failed += 1
            raise
        with self._lock:
            self.answered += 1
        return reply


def _why(service: str, error: NoAnswerError) -> str:
    """Return why a service did not answer: "OpenAlex did not answer (429)"."""
    if error.kind == FailureKind.NOT_CACHED:
        return f"{name_of(service)}: not in the cache"
    detail = str(error.status) if error.status else error.kind.replace("_", " ")
    return f"{name_of(service)} did not answer ({detail})"
