-- Findings: statements, events, forecasts and what else is read from frames, one table for all kinds.
-- `record` is the whole finding as JSON; `evidence` holds every span of it and `parties` every entity, so that the law of
-- evidence is the schema's: a span quotes its document, an entity is one of the dossier's.
-- A span may reach over several sentences, from `sentence` to `last`; what stands in each of them is in view `read_in`.

DROP VIEW findings;

CREATE TABLE findings (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN (
        'statement', 'event', 'forecast', 'tie', 'stance', 'goal', 'flow', 'link'
    )),
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    status TEXT,
    earliest TEXT CHECK (earliest = date(earliest)),
    latest TEXT CHECK (latest = date(latest)),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL CHECK (rule <> ''),
    record TEXT NOT NULL CHECK (json_valid(record)),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position),
    CHECK (earliest <= latest)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_kind ON findings (kind, document, sentence);

CREATE TABLE evidence (
    finding TEXT NOT NULL REFERENCES findings (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    last INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (finding, position),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position),
    FOREIGN KEY (document, last) REFERENCES sentences (document, position),
    CHECK (start < end),
    CHECK (sentence <= last)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_in_sentence ON evidence (document, sentence);

CREATE TABLE parties (
    finding TEXT NOT NULL REFERENCES findings (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL,
    entity TEXT NOT NULL REFERENCES entities (id),
    PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_of_entity ON parties (entity);

CREATE TRIGGER evidence_quotes BEFORE INSERT ON evidence
WHEN NEW.text IS NOT (
    SELECT substr(text, NEW.start + 1, NEW.end - NEW.start) FROM documents WHERE id = NEW.document
)
BEGIN
    SELECT RAISE(ABORT, 'the evidence of a finding does not quote its document');
END;

CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence
BEGIN
    SELECT RAISE(ABORT, 'the evidence of a finding never changes');
END;

ALTER TABLE figures ADD COLUMN statement TEXT REFERENCES findings (id);

CREATE TABLE ledger_of_findings (
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    reason TEXT CHECK (reason IN (
        'title or heading only', 'question', 'too short', 'only a date', 'only pronouns or adjectives refer',
        'no name and no finding'
    )),
    PRIMARY KEY (document, sentence),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_of_findings
SELECT document, sentence, replace(reason, 'no name, office or figure', 'no name and no finding') FROM ledger;
DROP TABLE ledger;
ALTER TABLE ledger_of_findings RENAME TO ledger;

CREATE VIEW read_in (document, sentence, record) AS
SELECT document, sentence, entity FROM mentions WHERE form IN ('name', 'title')
UNION
SELECT document, sentence, id FROM roles
UNION
SELECT document, sentence, id FROM figures
UNION
SELECT s.document, s.position, e.finding FROM evidence AS e
JOIN sentences AS s ON s.document = e.document AND s.position BETWEEN e.sentence AND e.last;
