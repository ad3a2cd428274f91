"""What the server answers. Texts travel as JSON, saved files only as attachments; no markup of a source reaches the page."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import msgspec
from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.desk.answers import AnswerError, read_answer
from pipeline.desk.claims import passages_of
from pipeline.desk.context import article_text, page_number, passage_context
from pipeline.desk.desk import Desk
from pipeline.desk.folder import Folder
from pipeline.desk.keys import load_keys
from pipeline.desk.matches import Mending, matches
from pipeline.desk.works import read_work_answer
from pipeline.documents.pdf.picture import Picture
from pipeline.errors import BusyError, CitetrailError, ReadError
from pipeline.model import Verdict
from pipeline.run.pictures import PageCamera
from pipeline.wording import segments, verdict_words

_AT_ONCE = 500  # claims of one answer
_PICTURES = 24  # kept, so that going back shows a page at once
# the nouns that a choice of the page is sent in
Choice = dict[str, str]


class Pages:
    """The endpoints, and what they share."""

    def __init__(self, desk: Desk, camera: PageCamera) -> None:
        self.desk, self.mending, self.camera = desk, Mending(), camera
        self._picture = lru_cache(_PICTURES)(self._take_picture)
        templates = Environment(loader=PackageLoader("pipeline.desk", ""), autoescape=select_autoescape(["j2"]))
        verdicts = [(number, verdict.value, verdict_words(verdict)) for number, verdict in enumerate(Verdict, start=1)]
        self._html = templates.get_template("page.j2").render(verdicts=verdicts, keys=load_keys(desk.out))

    def index(self, _: Request) -> Response:
        """Answer with the page; it holds nothing of the tables."""
        return Response(self._html, media_type="text/html")

    def page(self, _: Request) -> Response:
        """Answer with all claims and their states."""
        return _json(self.desk.page())

    def claims(self, request: Request) -> Response:
        """Answer with claims whole."""
        numbers = [int(number) for number in request.query_params["numbers"].split(",")][:_AT_ONCE]
        return _json(self.desk.claims(request.query_params["version"], numbers))

    def reviews(self, _: Request) -> Response:
        """Answer with the states alone."""
        return _json(self.desk.reviews())

    def pulse(self, _: Request) -> Response:
        """Answer with what tells that something is newer than the page."""
        return _json({**self.desk.pulse(), "mending": self.mending.status()})

    def history(self, request: Request) -> Response:
        """Answer with all that was said of a claim."""
        return _json(self.desk.history(request.query_params["article"], request.query_params["claim"]))

    def article(self, request: Request) -> Response:
        """Answer with the text of an article."""
        return _json(article_text(self.desk.folder, request.query_params["article"]))

    def matches(self, _: Request) -> Response:
        """Answer with which file is which work."""
        return _json(matches(self.desk.folder))

    def context(self, request: Request) -> Response:
        """Answer with a passage in its source."""
        folder, number, passage = self._passage_of(request)
        row, marks = passages_of(folder, number)[passage]
        return _json(passage_context(folder, row, marks, request.query_params["sha256"]))

    def boxes(self, request: Request) -> Response:
        """Answer with the size of the picture of a passage's page, and where the passage and its values stand on it."""
        folder, number, passage = self._passage_of(request)
        picture = self._picture(folder.version, number, passage, request.query_params["sha256"])
        _, marks = passages_of(folder, number)[passage]
        return _json(
            {
                "width": picture.width,
                "height": picture.height,
                "page": picture.page + 1,
                "passage": picture.passage,
                "values": [(mark.sign, boxes) for mark, boxes in zip(marks, picture.values, strict=True)],
            }
        )

    def picture(self, request: Request) -> Response:
        """Answer with that picture."""
        folder, number, passage = self._passage_of(request)
        picture = self._picture(folder.version, number, passage, request.query_params["sha256"])
        return Response(picture.png, media_type="image/png")

    def file(self, request: Request) -> Response:
        """Answer with a saved file as it is, to be saved and never to be shown here."""
        folder = self.desk.folder
        file = folder.files[request.query_params["sha256"]]
        data = folder.run.path(folder.path, file.path).read_bytes() if folder.run else b""
        name = quote(Path(file.path).name)
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(data, media_type="application/octet-stream", headers=headers)

    async def answer(self, request: Request) -> Response:
        """Write an answer; 200 says that it is on the disk."""
        answer = read_answer(await request.body())
        return _json(await run_in_threadpool(self.desk.answer, answer))

    async def work(self, request: Request) -> Response:
        """Write what a person says of a cited work; 200 says that it is on the disk."""
        answer = read_work_answer(await request.body())
        return _json(await run_in_threadpool(self.desk.judge_work, answer))

    async def mend(self, request: Request) -> Response:
        """Write which work a file is, and read the sources again."""
        choice = msgspec.json.decode(await request.body(), type=Choice)
        given = choice["article"], choice["file"], choice["reference"]
        await run_in_threadpool(self.mending.start, self.desk.folder, *given)
        return _json({"mending": self.mending.status()})

    async def reviewer(self, request: Request) -> Response:
        """Let another person judge."""
        choice = msgspec.json.decode(await request.body(), type=Choice)
        await run_in_threadpool(self.desk.rename, " ".join(choice["name"].split()))
        return _json({"by": self.desk.reviewer.name})

    def _passage_of(self, request: Request) -> tuple[Folder, int, int]:
        folder, query = self.desk.folder, request.query_params
        return folder, folder.number[query["article"], query["claim"]], int(query["passage"])

    def _take_picture(self, _version: str, number: int, passage: int, sha256: str) -> Picture:
        folder = self.desk.folder
        row, marks = passages_of(folder, number)[passage]
        file = folder.files[sha256]
        values = [words for words, sign in segments(row["passage"], marks) if sign]
        path = folder.run.path(folder.path, file.path) if folder.run else Path(file.path)
        return self.camera.take(path, row["passage"], values, page_number(folder, row, sha256))


def build_app(desk: Desk, camera: PageCamera) -> Starlette:
    """Return the server of a desk; security.Guard stands before it."""
    pages = Pages(desk, camera)
    get: dict[str, Callable[[Request], Response]] = {
        "/": pages.index,
        "/api/page": pages.page,
        "/api/claims": pages.claims,
        "/api/reviews": pages.reviews,
        "/api/pulse": pages.pulse,
        "/api/history": pages.history,
        "/api/article": pages.article,
        "/api/matches": pages.matches,
        "/api/context": pages.context,
        "/api/boxes": pages.boxes,
        "/picture": pages.picture,
        "/file": pages.file,
    }
    post = {
        "/api/answer": pages.answer,
        "/api/works": pages.work,
        "/api/matches": pages.mend,
        "/api/reviewer": pages.reviewer,
    }
    routes = [Route(path, endpoint, methods=["GET"]) for path, endpoint in get.items()]
    routes += [Route(path, endpoint, methods=["POST"]) for path, endpoint in post.items()]
    static = Mount("/static", StaticFiles(packages=[("pipeline.desk", "static")]))
    handlers = dict.fromkeys(_CODES, _refuse)
    return Starlette(routes=[*routes, static], exception_handlers=handlers)


# what an error answers with; the page keeps an answer that met 503 and sends it again
_CODES: dict[type[Exception], int] = {
    AnswerError: 422,
    msgspec.DecodeError: 422,
    BusyError: 503,
    FileNotFoundError: 404,
    OSError: 503,
    ReadError: 404,
    CitetrailError: 409,
    LookupError: 404,
    ValueError: 404,
}


async def _refuse(_: Request, error: Exception) -> Response:
    """Answer with the words of an error."""
    code = next(code for kind, code in _CODES.items() if isinstance(error, kind))
    return PlainTextResponse(str(error), code)


def _json(value: object) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
