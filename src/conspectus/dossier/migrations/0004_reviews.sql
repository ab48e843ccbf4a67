-- Reviews: what a person decided, in order, what became of it, and what it took out; and the files that a build was given,
-- so that one can be added without the others at hand.

CREATE TABLE reviews (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'correct', 'reject', 'note')),
    targets TEXT NOT NULL CHECK (json_array_length(targets) > 0),
    mentions TEXT NOT NULL CHECK (json_type(mentions) = 'array'),
    documents TEXT NOT NULL CHECK (json_type(documents) = 'array'),
    field TEXT,
    value TEXT,
    note TEXT,
    day TEXT CHECK (day = date(day)),
    problem TEXT CHECK (problem <> '')
) STRICT;

CREATE TABLE reviewed (
    record TEXT NOT NULL,
    review INTEGER NOT NULL REFERENCES reviews (position),
    position INTEGER NOT NULL,
    PRIMARY KEY (record, review)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected (
    id TEXT PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES reviews (position),
    kind TEXT NOT NULL,
    record TEXT NOT NULL CHECK (json_type(record) = 'object')
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected_evidence (
    rejected TEXT NOT NULL REFERENCES rejected (id),
    position INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (rejected, position),
    CHECK (start < end)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER rejected_evidence_quotes BEFORE INSERT ON rejected_evidence
WHEN NEW.text IS NOT (
    SELECT substr(text, NEW.start + 1, NEW.end - NEW.start) FROM documents WHERE id = NEW.document
)
BEGIN
    SELECT RAISE(ABORT, 'what was rejected does not quote its document');
END;

CREATE TRIGGER rejected_evidence_stays BEFORE UPDATE ON rejected_evidence
BEGIN
    SELECT RAISE(ABORT, 'where something rejected stood never changes');
END;

CREATE TABLE inputs (
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (path, key)
) STRICT, WITHOUT ROWID;
INSERT INTO inputs SELECT d.path, r.key FROM readings AS r JOIN documents AS d ON d.id = r.document;

CREATE TABLE ledger_with_rejected (
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    reason TEXT CHECK (reason IN (
        'title or heading only', 'question', 'too short', 'only a date', 'only pronouns or adjectives refer',
        'no name and no finding', 'rejected by a review'
    )),
    PRIMARY KEY (document, sentence),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_with_rejected SELECT document, sentence, reason FROM ledger;
DROP TABLE ledger;
ALTER TABLE ledger_with_rejected RENAME TO ledger;
