"""Views: read-only queries on a dossier, each returning records in an order of its own."""

import datetime as dt
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from conspectus.dossier import rows
from conspectus.dossier.items import (
    BuildInfo,
    Counts,
    DocumentItem,
    ExpressionItem,
    FrameItem,
    Input,
    LeftOutItem,
    MentionItem,
    SentenceItem,
)
from conspectus.dossier.parts import meets_period, name_kind
from conspectus.dossier.schema import open_file
from conspectus.errors import DossierError, UsageError
from conspectus.records import (
    Comparison,
    Entity,
    Event,
    Figure,
    Flow,
    Forecast,
    Goal,
    Link,
    Record,
    Rejected,
    Reprint,
    Reviewed,
    Role,
    Skipped,
    Stance,
    Statement,
    Status,
    Tie,
)

_LEDGER = (
    "(SELECT s.*, l.reason FROM sentences AS s JOIN ledger AS l ON (l.document, l.sentence) = (s.document, s.position))"
)
_FINDINGS = (
    '(SELECT f.*, e.start, e."end" FROM findings AS f JOIN evidence AS e ON (e.finding, e.position) = (f.id, 0))'
)
R = TypeVar("R", bound=Record)
_PLACE = "document, position"
_SPAN = 'document, start, "end"'
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_TERM_MARKS = re.compile(r'["\x00]')
_LETTER = re.compile(r"\w")


class Views:
    """All queries on one dossier.

    Every list is a tuple of records in a fixed order. Filters take ids as the records give them and are joined by
    "and"; None filters nothing.
    """

    def __init__(self, path: str | Path) -> None:
        """Open the file.

        Raises:
            DossierError: there is no such file, it is no dossier, or a newer version wrote it.
        """
        self.path = Path(path)
        self._connection = open_file(self.path)

    def close(self) -> None:
        """Close the file; nothing can be asked any more."""
        self._connection.close()

    # ------------------------------------------------------------ documents and sentences

    def documents(self, *, id: str | None = None) -> tuple[DocumentItem, ...]:
        """List documents by publication date, undated ones last."""
        blocks, cuts, evidence = (
            self._group(table, "document", document=id) for table in ("blocks", "left_out", "publication_evidence")
        )
        found = self._select("documents", "published_earliest IS NULL, published_earliest, id", id=id)
        return tuple(
            rows.read_document(row, blocks=blocks[row["id"]], cuts=cuts[row["id"]], evidence=evidence[row["id"]])
            for row in found
        )

    def sentences(
        self,
        *,
        document: str | None = None,
        index: int | None = None,
        id: str | None = None,
        unused: bool = False,
    ) -> tuple[SentenceItem, ...]:
        """List sentences by document and place, each with what was read in it or the reason why nothing was.

        This is the ledger; `unused` keeps the sentences in which nothing was read.
        """
        found = self._select(_LEDGER, _PLACE, document=document, position=index, id=id)
        only = found[0] if len(found) == 1 else None
        records = defaultdict(list)
        for row in self._select(
            "read_in",
            "record",
            document=only["document"] if only else document,
            sentence=only["position"] if only else index,
        ):
            records[row["document"], row["sentence"]].append(row["record"])
        items = (rows.read_sentence(row, tuple(records[row["document"], row["position"]])) for row in found)
        return tuple(item for item in items if not (unused and item.records))

    def search(self, words: str, *, limit: int = 20, is_any: bool = False) -> tuple[SentenceItem, ...]:
        """Find sentences that hold all the words in any form ("agree" finds "agreed"), best matches first.

        Words in double quotes stand together in that order. is_any: one of the words is enough.
        """
        terms = [_TERM_MARKS.sub(" ", quoted or word).strip() for quoted, word in _TERM.findall(words)]
        query = (" OR " if is_any else " ").join(f'"{term}"' for term in terms if _LETTER.search(term))
        if not query:
            return ()
        found = self._run(
            "SELECT s.id FROM sentence_search AS f JOIN sentences AS s ON s.number = f.rowid "
            "WHERE sentence_search MATCH ? ORDER BY f.rank, s.number LIMIT ?",
            query,
            limit,
        )
        return tuple(self.sentences(id=row["id"])[0] for row in found)

    def left_out(self, *, document: str | None = None) -> tuple[LeftOutItem, ...]:
        """List what was cut from documents, in the order of the text."""
        found = self._select("left_out", _PLACE, document=document)
        return tuple(LeftOutItem(row["document"], row["text"], row["reason"]) for row in found)

    def skipped(self) -> tuple[Skipped, ...]:
        """List the reports that could not be read, by path."""
        return tuple(Skipped(row["path"], row["stage"], row["reason"]) for row in self._select("skipped", "position"))

    # ------------------------------------------------------------ names

    def entities(self, *, kind: str | None = None, id: str | None = None) -> tuple[Entity, ...]:
        """List entities by name."""
        aliases = self._group("aliases", "entity", entity=id)
        found = self._select("entities", "name, kind, id", kind=kind, id=id)
        return tuple(rows.read_entity(row, tuple(a["alias"] for a in aliases[row["id"]])) for row in found)

    def mentions(
        self, *, document: str | None = None, sentence: int | None = None, entity: str | None = None
    ) -> tuple[MentionItem, ...]:
        """List mentions by document and place, adjectives ("Russian") among them."""
        found = self._select("mentions", f"{_SPAN}, entity", document=document, sentence=sentence, entity=entity)
        return tuple(map(rows.read_mention, found))

    # ------------------------------------------------------------ what was read

    def expressions(self, *, document: str | None = None, sentence: int | None = None) -> tuple[ExpressionItem, ...]:
        """List time expressions by document and place."""
        found = self._select("expressions", _PLACE, document=document, sentence=sentence)
        return tuple(map(rows.read_expression, found))

    def frames(
        self, *, document: str | None = None, sentence: int | None = None, predicate: str | None = None
    ) -> tuple[FrameItem, ...]:
        """List frames by document and index."""
        found = self._select("frames", _PLACE, document=document, sentence=sentence, predicate=predicate)
        return tuple(map(rows.read_frame, found))

    def roles(
        self,
        *,
        document: str | None = None,
        sentence: int | None = None,
        person: str | None = None,
        id: str | None = None,
    ) -> tuple[Role, ...]:
        """List roles by document and place."""
        found = self._select("roles", f"{_SPAN}, id", document=document, sentence=sentence, person=person, id=id)
        return tuple(map(rows.read_role, found))

    def figures(
        self,
        *,
        document: str | None = None,
        sentence: int | None = None,
        entity: str | None = None,
        id: str | None = None,
    ) -> tuple[Figure, ...]:
        """List figures by document and place; `entity` keeps those about it."""
        about = self._group("figure_entities", "figure", figure=id)
        found = self._select("figures", f"{_SPAN}, id", document=document, sentence=sentence, id=id)
        figures = (rows.read_figure(row, tuple(a["entity"] for a in about[row["id"]])) for row in found)
        return tuple(figure for figure in figures if entity is None or entity in figure.about)

    def statements(
        self,
        *,
        document: str | None = None,
        sentence: int | None = None,
        speaker: str | None = None,
        id: str | None = None,
    ) -> tuple[Statement, ...]:
        """List statements by document and place; `speaker` keeps those whose word they are."""
        found = self._findings(Statement, document=document, sentence=sentence, id=id)
        return tuple(statement for statement in found if speaker is None or statement.speaker == speaker)

    def events(  # noqa: PLR0913  (each is a filter)
        self,
        *,
        document: str | None = None,
        sentence: int | None = None,
        kind: str | None = None,
        status: Status | Sequence[Status] | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        id: str | None = None,
    ) -> tuple[Event, ...]:
        """List events by document and place of their first mention.

        status: one or several. since and until keep events of which some day may lie between them, both included;
        events without a time are then left out.
        """
        found = self._findings(Event, document=document, sentence=sentence, status=status, id=id)
        events = (event for event in found if kind is None or event.kind == kind)
        return tuple(event for event in events if meets_period(event.time, since, until))

    def forecasts(  # noqa: PLR0913  (each is a filter)
        self,
        *,
        document: str | None = None,
        sentence: int | None = None,
        speaker: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        id: str | None = None,
    ) -> tuple[Forecast, ...]:
        """List forecasts by document and place.

        speaker: an entity or "author". since and until keep those that may come true between them, both included;
        forecasts without a horizon are then left out.
        """
        found = self._findings(Forecast, document=document, sentence=sentence, id=id)
        forecasts = (forecast for forecast in found if speaker is None or forecast.speaker == speaker)
        return tuple(forecast for forecast in forecasts if meets_period(forecast.horizon, since, until))

    def ties(
        self, *, document: str | None = None, sentence: int | None = None, id: str | None = None
    ) -> tuple[Tie, ...]:
        """List ties by document and place of their first mention."""
        return self._findings(Tie, document=document, sentence=sentence, id=id)

    def stances(
        self, *, document: str | None = None, sentence: int | None = None, id: str | None = None
    ) -> tuple[Stance, ...]:
        """List stances by document and place."""
        return self._findings(Stance, document=document, sentence=sentence, id=id)

    def goals(
        self, *, document: str | None = None, sentence: int | None = None, id: str | None = None
    ) -> tuple[Goal, ...]:
        """List goals by document and place."""
        return self._findings(Goal, document=document, sentence=sentence, id=id)

    def flows(
        self, *, document: str | None = None, sentence: int | None = None, id: str | None = None
    ) -> tuple[Flow, ...]:
        """List flows by document and place."""
        return self._findings(Flow, document=document, sentence=sentence, id=id)

    def links(
        self, *, document: str | None = None, sentence: int | None = None, id: str | None = None
    ) -> tuple[Link, ...]:
        """List links by document and place."""
        return self._findings(Link, document=document, sentence=sentence, id=id)

    def _findings(
        self,
        record: type[R],
        *,
        document: str | None,
        sentence: int | None,
        id: str | None,
        status: str | Sequence[str] | None = None,
    ) -> tuple[R, ...]:
        """Select findings of one kind; `document` and `sentence` keep those with a span there."""
        found = self._select(_FINDINGS, f"{_SPAN}, id", kind=name_kind(record), id=id, status=status)
        if document is not None or sentence is not None:
            read = self._select("read_in", "record", document=document, sentence=sentence)
            there = {row["record"] for row in read}
            found = [row for row in found if row["id"] in there]
        return tuple(rows.read_finding(row, record) for row in found)

    # ------------------------------------------------------------ across documents

    def comparisons(
        self,
        *,
        kind: str | None = None,
        about: str | None = None,
        document: str | None = None,
        record: str | None = None,
        id: str | None = None,
    ) -> tuple[Comparison, ...]:
        """List comparisons: conflicts first, then updates and agreement, each by what they are about.

        document and record keep those with a side in the document, or that shows the finding.
        """
        members = self._group("members", "comparison")
        found = self._select(
            "comparisons", "kind <> 'conflict', kind <> 'update', about, id", kind=kind, about=about, id=id
        )
        comparisons = (rows.read_comparison(row, members[row["id"]]) for row in found)
        return tuple(
            c
            for c in comparisons
            if (document is None or document in c.documents)
            and (record is None or record in {m.record for m in c.members})
        )

    def reprints(self, *, document: str | None = None) -> tuple[Reprint, ...]:
        """List which document repeats which, by the copy."""
        twins = self._group("twins", "document", document=document)
        found = self._select("reprints", "document", document=document)
        return tuple(rows.read_reprint(row, twins[row["document"]]) for row in found)

    # ------------------------------------------------------------ what a person decided

    def reviews(self, *, record: str | None = None) -> tuple[Reviewed, ...]:
        """List reviews in their order, each with what it changed, or why it does not fit; `record` keeps those of it.

        A review that does not fit is of the records that it names.
        """
        changed = self._group("reviewed", "review")
        found = tuple(rows.read_reviewed(row, changed[row["position"]]) for row in self._select("reviews", "position"))
        return tuple(r for r in found if record is None or record in {*r.records, *(t.id for t in r.review.targets)})

    def rejected(self, *, kind: str | None = None, id: str | None = None) -> tuple[Rejected, ...]:
        """List what reviews took out, by id; kind: "event", "entity" and so on."""
        evidence = self._group("rejected_evidence", "rejected", rejected=id)
        found = self._select("rejected", "id", kind=kind, id=id)
        return tuple(rows.read_rejected(row, evidence[row["id"]]) for row in found)

    # ------------------------------------------------------------ the dossier itself

    def inputs(self) -> tuple[Input, ...]:
        """List the files that the dossier was built from, by path."""
        return tuple(Input(row["path"], row["key"]) for row in self._select("inputs", "path, key"))

    def build_info(self) -> BuildInfo:
        """Say what the dossier was built with and from."""
        facts = {row["name"]: row["value"] for row in self._select("build", "name")}
        return BuildInfo(facts["version"], facts["rules"], json.loads(facts["settings"]), facts["inputs"])

    def counts(self) -> Counts:
        """Count everything in the dossier."""
        tables = (
            "documents",
            "entities",
            "mentions",
            "roles",
            "figures",
            "expressions",
            "frames",
            "skipped",
            "comparisons",
        )
        counted = {table: self._run(f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608
        by_kind = self._run("SELECT kind, count(*) AS number FROM findings GROUP BY kind")
        kinds = {f"{row['kind']}s": row["number"] for row in by_kind}
        used, unused = self._run("SELECT count(*) FILTER (WHERE reason IS NULL), count(reason) FROM ledger")[0]
        first, last = self._run(
            "SELECT min(coalesce(published_earliest, published_latest)), "
            "max(coalesce(published_latest, published_earliest)) FROM documents"
        )[0]
        return Counts(**counted, **kinds, used=used, unused=unused, first=first, last=last)

    def find_ids(self, start: str) -> tuple[str, ...]:
        """List the ids that begin so, of what the dossier holds and of what was rejected; one that is equal, alone."""
        tables = ("documents", "sentences", "entities", "roles", "figures", "findings", "comparisons", "rejected")
        found = [
            row["id"]
            for table in tables
            for row in self._run(f"SELECT id FROM {table} WHERE substr(id, 1, ?) = ?", len(start), start)  # noqa: S608
        ]
        return (start,) if start in found else tuple(sorted(found))

    # ------------------------------------------------------------ asking

    def _run(self, sql: str, *values: str | int | None) -> list[sqlite3.Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.ProgrammingError as error:
            raise UsageError(f"{self.path}: the dossier is closed; ask inside its `with` statement") from error
        except sqlite3.DatabaseError as error:
            raise DossierError(f"{self.path}: damaged ({error}); build it again") from error

    def _select(self, table: str, order: str, **filters: str | int | Sequence[str] | None) -> list[sqlite3.Row]:
        """Select all columns of the rows that pass the filters; names of tables and columns are our own."""
        wanted = {
            column: (value,) if isinstance(value, str | int) else value
            for column, value in filters.items()
            if value is not None
        }
        where = " AND ".join(f"{column} IN ({', '.join('?' * len(values))})" for column, values in wanted.items())
        given = (value for values in wanted.values() for value in values)
        return self._run(f"SELECT * FROM {table} WHERE {where or 1} ORDER BY {order}", *given)  # noqa: S608

    def _group(self, table: str, column: str, **filters: str | int | None) -> dict[str, list[sqlite3.Row]]:
        """Select rows and sort them into lists by one column; the table's first two columns are its order."""
        groups: dict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in self._select(table, "1, 2", **filters):
            groups[row[column]].append(row)
        return groups
