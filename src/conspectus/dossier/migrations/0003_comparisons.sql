-- Comparisons: findings set side by side, each side with the words that show it; and which document repeats which.

CREATE VIEW finding_ids (id) AS
SELECT id FROM findings
UNION ALL
SELECT id FROM roles
UNION ALL
SELECT id FROM figures;

CREATE TABLE comparisons (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('agree', 'conflict', 'update')),
    about TEXT NOT NULL CHECK (about IN ('event', 'figure', 'date', 'role', 'position', 'tie', 'flow')),
    independent INTEGER NOT NULL CHECK (independent > 0),
    explanation TEXT NOT NULL CHECK (explanation <> ''),
    doubt TEXT,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL CHECK (rule <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE members (
    comparison TEXT NOT NULL REFERENCES comparisons (id),
    position INTEGER NOT NULL,
    record TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (comparison, position),
    CHECK (start < end)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_of_record ON members (record);

CREATE TABLE reprints (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    original TEXT NOT NULL REFERENCES documents (id),
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    CHECK (document <> original)
) STRICT, WITHOUT ROWID;

CREATE TABLE twins (
    document TEXT NOT NULL REFERENCES reprints (document),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    original_start INTEGER NOT NULL,
    original_end INTEGER NOT NULL,
    original_text TEXT NOT NULL,
    PRIMARY KEY (document, position),
    CHECK (start < end),
    CHECK (original_start < original_end)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER members_quote BEFORE INSERT ON members
WHEN NEW.text IS NOT (
    SELECT substr(text, NEW.start + 1, NEW.end - NEW.start) FROM documents WHERE id = NEW.document
)
BEGIN
    SELECT RAISE(ABORT, 'a side of a comparison does not quote its document');
END;

CREATE TRIGGER members_show_a_finding BEFORE INSERT ON members
WHEN NOT EXISTS (SELECT 1 FROM finding_ids WHERE id = NEW.record)
BEGIN
    SELECT RAISE(ABORT, 'a side of a comparison shows no finding');
END;

CREATE TRIGGER members_stay BEFORE UPDATE ON members
BEGIN
    SELECT RAISE(ABORT, 'a side of a comparison never changes');
END;

CREATE TRIGGER twins_quote BEFORE INSERT ON twins
WHEN NEW.text IS NOT (
    SELECT substr(text, NEW.start + 1, NEW.end - NEW.start) FROM documents WHERE id = NEW.document
) OR NEW.original_text IS NOT (
    SELECT substr(d.text, NEW.original_start + 1, NEW.original_end - NEW.original_start)
    FROM reprints AS r JOIN documents AS d ON d.id = r.original WHERE r.document = NEW.document
)
BEGIN
    SELECT RAISE(ABORT, 'a sentence of a reprint does not quote its document');
END;

CREATE TRIGGER twins_stay BEFORE UPDATE ON twins
BEGIN
    SELECT RAISE(ABORT, 'a sentence of a reprint never changes');
END;
