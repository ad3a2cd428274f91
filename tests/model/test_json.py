"""A value written as JSON comes back as the same value, enum members included."""

from decimal import Decimal

import pytest

from pipeline.model import (
    Block,
    BlockKind,
    Check,
    CheckKind,
    CheckOutcome,
    Citation,
    Claim,
    ClaimKind,
    Comparator,
    Difference,
    Document,
    Entity,
    ErrorCode,
    Event,
    EventRelation,
    Evidence,
    Figure,
    FigureKind,
    Finding,
    Link,
    LinkStatus,
    Mark,
    MarkKind,
    Modality,
    Organisation,
    Outcome,
    Person,
    Priority,
    Problem,
    ProblemCode,
    Reference,
    ReferenceKind,
    Scope,
    ScopeKind,
    Severity,
    Source,
    SourceStatus,
    Span,
    Time,
    TimeKind,
    Trouble,
    WhenSource,
)
from pipeline.model.json import decode, encode

HERE = Span(0, 4)
VALUES = [
    *(Link("k-1", HERE, status) for status in LinkStatus),
    *(Link("k-1", HERE, LinkStatus.MISSING, differs=difference) for difference in Difference),
    *(Claim("c-1", HERE, kinds=tuple(ClaimKind), scope=(Scope("k-1", HERE, kind),)) for kind in ScopeKind),
    *(Check(kind, "4", "5", outcome) for kind in CheckKind for outcome in CheckOutcome),
    *(Evidence("c-1", "r-1", outcome=outcome) for outcome in (*Outcome, None)),
    *(Source("a.md", status=status) for status in SourceStatus),
    *(Finding("c-1", None, "", priority, "") for priority in Priority),
    *(Time("t-1", HERE, kind, "2020", "2020") for kind in TimeKind),
    *(Event("v-1", HERE, "t-1", "met", relation=r, modality=m) for r in EventRelation for m in Modality),
    *(Figure("f-1", HERE, Decimal("0.10"), Decimal(5), comparator=c, kind=k) for c in Comparator for k in FigureKind),
    *(Figure("f-1", HERE, Decimal(4), Decimal(4), when="2020", when_source=source) for source in WhenSource),
    *(Problem(code, code.severity, "c-1", HERE, code.meaning) for code in ProblemCode),
    *(Trouble(code, code.meaning) for code in ErrorCode),
    Problem("of-a-third-party", Severity.INFO, "c-1", None, ""),
    Citation("k-1", HERE, HERE, style="of a third party"),
    Entity("e-1", HERE, "OF_A_THIRD_PARTY", "Ship"),
    Document(
        "a", "", "Ports", tuple(Block(kind, HERE) for kind in BlockKind), marks=tuple(Mark(k, HERE) for k in MarkKind)
    ),
    *(Reference("r-1", None, "", kind=k, authors=(Person("Lee"), Organisation("OECD"))) for k in ReferenceKind),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_the_same_value_comes_back(value):
    read_back = decode(encode(value), type(value))
    assert read_back == value
    # a problem's code may be a third party's, and is a plain string in JSON
    assert isinstance(value, Problem) or repr(read_back) == repr(value)
