"""A small world of invented works: the services and sites of it answer by what they hold, over tests/network/loopback.Server."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from tests.network.loopback import Answer, data


@dataclass
class Work:
    """A work, and which indexes hold it. notice: type of Crossref's notice. elsewhere: what OpenAlex writes otherwise."""

    title: str
    authors: tuple[str, ...]
    year: int
    container: str = ""
    volume: str = ""
    page: str = ""
    doi: str = ""
    type: str = "journal-article"
    indexes: tuple[str, ...] = ("crossref", "openalex")
    agency: str = "Crossref"
    notice: str = ""
    elsewhere: dict[str, object] = field(default_factory=dict)

    def crossref(self) -> dict[str, object]:
        updates = [
            {
                "DOI": f"{self.doi}.notice",
                "type": self.notice,
                "source": "publisher",
                "updated": {"date-parts": [[2019, 7, 26]]},
            }
        ]
        return {
            "DOI": self.doi,
            "type": self.type,
            "title": [self.title],
            "container-title": [self.container] if self.container else [],
            "author": [{"family": name.partition(", ")[0], "given": name.partition(", ")[2]} for name in self.authors],
            "issued": {"date-parts": [[self.year]]},
            "volume": self.volume or None,
            "page": self.page or None,
            "updated-by": updates if self.notice else None,
        }

    def openalex(self) -> dict[str, object]:
        first, _, last = self.page.partition("-")
        return {
            "id": f"https://openalex.org/W{abs(hash(self.title)) % 10**9}",
            "doi": f"https://doi.org/{self.doi}" if self.doi else None,
            "title": self.title,
            "publication_year": self.year,
            "type": "article",
            "is_retracted": False,
            "authorships": [{"raw_author_name": name} for name in self.authors],
            "primary_location": {"source": {"display_name": self.container}} if self.container else None,
            "biblio": {"volume": self.volume or None, "first_page": first or None, "last_page": last or None},
            **self.elsewhere,
        }

    def datacite(self) -> dict[str, object]:
        creators = [{"name": name, "nameType": "Personal"} for name in self.authors]
        return {
            "id": self.doi,
            "attributes": {
                "doi": self.doi,
                "titles": [{"title": self.title}],
                "creators": creators,
                "publicationYear": self.year,
                "types": {"resourceTypeGeneral": "Dataset"},
            },
        }

    def openlibrary(self) -> dict[str, object]:
        names = [" ".join(reversed(name.split(", "))) for name in self.authors]
        return {
            "key": "/works/OL1W",
            "title": self.title,
            "author_name": names,
            "first_publish_year": self.year,
            "isbn": [],
        }


@dataclass
class World:
    """Answers questions to services by the works that it holds, and to sites by pages."""

    works: tuple[Work, ...]
    pages: dict[str, Answer] = field(default_factory=dict)
    captures: dict[str, str] = field(default_factory=dict)

    def answer(self, where: str) -> Answer | None:
        parts = urlsplit(f"//{where}")
        host, path = parts.netloc, unquote(parts.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        service = getattr(self, f"_{re.sub(r'[^a-z]', '_', host)}", None)
        return service(path, asked) if service else self.pages.get(where)

    def _doi_org(self, path: str, _: dict[str, str]) -> Answer:
        doi = re.sub(r"^/(?:ra|api/handles)/", "", path)
        work = self._by_doi(doi)
        if path.startswith("/api"):
            return data({"responseCode": 1 if work else 100}, 200 if work else 404)
        return data([{"DOI": doi, "RA": work.agency} if work else {"DOI": doi, "status": "DOI does not exist"}])

    def _api_crossref_org(self, path: str, asked: dict[str, str]) -> Answer:
        if path != "/works":
            work = self._by_doi(path.removeprefix("/works/"))
            return (
                data({"message": work.crossref()})
                if work and "crossref" in work.indexes
                else Answer(404, b"Resource not found.")
            )
        words = f"{asked.get('query.bibliographic', '')} {asked.get('query.title', '')}"
        return data({"message": {"items": [work.crossref() for work in self._like(words, "crossref")]}})

    def _api_openalex_org(self, path: str, asked: dict[str, str]) -> Answer:
        if path != "/works":
            work = self._by_doi(path.removeprefix("/works/doi:"))
            return data(work.openalex()) if work and "openalex" in work.indexes else Answer(404, b"{}")
        return data({"results": [work.openalex() for work in self._like(asked["search"], "openalex")]})

    def _api_datacite_org(self, path: str, asked: dict[str, str]) -> Answer:
        if path != "/dois":
            work = self._by_doi(path.removeprefix("/dois/"))
            return data({"data": work.datacite()}) if work and "datacite" in work.indexes else Answer(404, b"{}")
        return data({"data": [work.datacite() for work in self._like(asked["query"], "datacite")]})

    def _openlibrary_org(self, _: str, asked: dict[str, str]) -> Answer:
        return data({"docs": [work.openlibrary() for work in self._like(asked.get("title", ""), "openlibrary")]})

    def _export_arxiv_org(self, _: str, __: dict[str, str]) -> Answer:
        return Answer(200, b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>')

    def _web_archive_org(self, _: str, asked: dict[str, str]) -> Answer:
        stamp = self.captures.get(asked.get("url", ""))
        return data([["timestamp", "original"], [stamp, asked["url"]]] if stamp else [])

    def _by_doi(self, doi: str) -> Work | None:
        return next((work for work in self.works if work.doi and work.doi == doi.lower()), None)

    def _like(self, words: str, index: str) -> Iterable[Work]:
        """Return the works of which half the title's longer words are asked for: an index gives much that is not meant."""
        asked = set(re.findall(r"\w{4,}", words.lower()))
        for work in self.works:
            title = set(re.findall(r"\w{4,}", work.title.lower()))
            if index in work.indexes and len(title & asked) * 2 >= len(title):
                yield work
