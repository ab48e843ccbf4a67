-- The spine: documents, sentences, who is who, offices, dates, frames, figures, the ledger, the readings kept for reuse.
-- A span is characters [start, end) of its document's text. Triggers refuse any that does not quote what stands there:
-- sentences are held against the document, everything inside a sentence against the sentence (short, so cheap).

CREATE TABLE build (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    authors TEXT NOT NULL CHECK (json_type(authors) = 'array'),
    language TEXT,
    translated_from TEXT,
    url TEXT,
    dateline TEXT,
    declared TEXT,
    text TEXT NOT NULL,
    published_earliest TEXT CHECK (published_earliest = date(published_earliest)),
    published_latest TEXT CHECK (published_latest = date(published_latest)),
    published_precision TEXT NOT NULL
        CHECK (published_precision IN ('day', 'month', 'season', 'year', 'decade', 'open')),
    published_text TEXT,
    published_anchor TEXT NOT NULL CHECK (published_anchor IN ('document', 'sentence', 'event', 'absolute')),
    published_basis TEXT NOT NULL CHECK (published_basis IN ('metadata', 'dateline', 'filename', 'content', 'pile')),
    published_reason TEXT NOT NULL,
    CHECK (published_earliest <= published_latest)
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
    document TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('title', 'heading', 'paragraph', 'bullet')),
    PRIMARY KEY (document, position),
    CHECK (start < end)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication_evidence (
    document TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (document, position),
    CHECK (start < end)
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out (
    document TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped (
    position INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage <> ''),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE TABLE sentences (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('title', 'heading', 'paragraph', 'bullet')),
    UNIQUE (document, position),
    CHECK (start < end)
) STRICT;

CREATE VIRTUAL TABLE sentence_search USING fts5 (
    text, content = 'sentences', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL
        CHECK (kind IN ('person', 'state', 'place', 'organization', 'bloc', 'project', 'accord', 'group')),
    name TEXT NOT NULL CHECK (name <> ''),
    ids TEXT NOT NULL CHECK (json_type(ids) = 'object'),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
    entity TEXT NOT NULL REFERENCES entities (id),
    alias TEXT NOT NULL,
    PRIMARY KEY (entity, alias)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    entity TEXT NOT NULL REFERENCES entities (id),
    form TEXT NOT NULL CHECK (form IN ('name', 'adjective', 'title', 'pronoun')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL,
    PRIMARY KEY (document, start, end, entity),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position),
    CHECK (start < end)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_of_entity ON mentions (entity);
CREATE INDEX mentions_in_sentence ON mentions (document, sentence);

CREATE TABLE expressions (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('date', 'duration', 'recurrence')),
    form TEXT NOT NULL,
    time_earliest TEXT CHECK (time_earliest = date(time_earliest)),
    time_latest TEXT CHECK (time_latest = date(time_latest)),
    time_precision TEXT CHECK (time_precision IN ('day', 'month', 'season', 'year', 'decade', 'open')),
    time_text TEXT,
    time_anchor TEXT CHECK (time_anchor IN ('document', 'sentence', 'event', 'absolute')),
    rule TEXT NOT NULL,
    PRIMARY KEY (document, position),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position),
    CHECK (start < end),
    CHECK (time_earliest <= time_latest),
    CHECK ((time_precision IS NULL) = (time_anchor IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX expressions_in_sentence ON expressions (document, sentence);

CREATE TABLE frames (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    end INTEGER NOT NULL,
    predicate TEXT NOT NULL,
    frame TEXT NOT NULL CHECK (json_type(frame) = 'object'),
    PRIMARY KEY (document, position),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position),
    CHECK (start < end)
) STRICT, WITHOUT ROWID;
CREATE INDEX frames_in_sentence ON frames (document, sentence);

CREATE TABLE roles (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES entities (id),
    role TEXT NOT NULL CHECK (role <> ''),
    body TEXT REFERENCES entities (id),
    is_former INTEGER NOT NULL CHECK (is_former IN (0, 1)),
    observed_earliest TEXT CHECK (observed_earliest = date(observed_earliest)),
    observed_latest TEXT CHECK (observed_latest = date(observed_latest)),
    observed_precision TEXT NOT NULL
        CHECK (observed_precision IN ('day', 'month', 'season', 'year', 'decade', 'open')),
    observed_text TEXT,
    observed_anchor TEXT NOT NULL CHECK (observed_anchor IN ('document', 'sentence', 'event', 'absolute')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL,
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position),
    CHECK (start < end),
    CHECK (observed_earliest <= observed_latest)
) STRICT, WITHOUT ROWID;
CREATE INDEX roles_in_sentence ON roles (document, sentence);
CREATE INDEX roles_of_person ON roles (person);

CREATE TABLE figures (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    measure TEXT,
    value REAL,
    low REAL,
    high REAL,
    unit TEXT,
    bound TEXT NOT NULL CHECK (bound IN ('exact', 'about', 'over', 'under', 'between')),
    time_earliest TEXT CHECK (time_earliest = date(time_earliest)),
    time_latest TEXT CHECK (time_latest = date(time_latest)),
    time_precision TEXT CHECK (time_precision IN ('day', 'month', 'season', 'year', 'decade', 'open')),
    time_text TEXT,
    time_anchor TEXT CHECK (time_anchor IN ('document', 'sentence', 'event', 'absolute')),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL,
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position),
    CHECK (start < end),
    CHECK (low <= high),
    CHECK (time_earliest <= time_latest),
    CHECK ((time_precision IS NULL) = (time_anchor IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_in_sentence ON figures (document, sentence);

CREATE TABLE figure_entities (
    figure TEXT NOT NULL REFERENCES figures (id),
    position INTEGER NOT NULL,
    entity TEXT NOT NULL REFERENCES entities (id),
    PRIMARY KEY (figure, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_about_entity ON figure_entities (entity);

CREATE TABLE ledger (
    document TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    reason TEXT CHECK (reason IN (
        'title or heading only', 'question', 'too short', 'only a date', 'only pronouns or adjectives refer',
        'no name, office or figure'
    )),
    PRIMARY KEY (document, sentence),
    FOREIGN KEY (document, sentence) REFERENCES sentences (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE readings (
    key TEXT PRIMARY KEY,
    document TEXT NOT NULL UNIQUE REFERENCES documents (id),
    reading BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW findings (document, sentence, record) AS
SELECT document, sentence, entity FROM mentions WHERE form IN ('name', 'title')
UNION
SELECT document, sentence, id FROM roles
UNION
SELECT document, sentence, id FROM figures;

CREATE TRIGGER documents_keep_their_text BEFORE UPDATE OF text ON documents
BEGIN
    SELECT RAISE(ABORT, 'the text of a document never changes');
END;

CREATE TRIGGER sentences_quote BEFORE INSERT ON sentences
WHEN NEW.text IS NOT (
    SELECT substr(text, NEW.start + 1, NEW.end - NEW.start) FROM documents WHERE id = NEW.document
)
BEGIN
    SELECT RAISE(ABORT, 'a sentence does not quote its document');
END;

CREATE TRIGGER sentences_stay BEFORE UPDATE ON sentences
BEGIN
    SELECT RAISE(ABORT, 'a sentence never changes');
END;

CREATE TRIGGER publication_evidence_quotes BEFORE INSERT ON publication_evidence
WHEN NEW.text IS NOT (
    SELECT substr(text, NEW.start + 1, NEW.end - NEW.start) FROM documents WHERE id = NEW.source
)
BEGIN
    SELECT RAISE(ABORT, 'the evidence of a publication date does not quote its document');
END;

CREATE TRIGGER publication_evidence_stays BEFORE UPDATE ON publication_evidence
BEGIN
    SELECT RAISE(ABORT, 'the evidence of a publication date never changes');
END;

CREATE TRIGGER mentions_quote BEFORE INSERT ON mentions
WHEN NEW.text IS NOT (
    SELECT substr(s.text, NEW.start - s.start + 1, NEW.end - NEW.start) FROM sentences AS s
    WHERE s.document = NEW.document AND s.position = NEW.sentence AND s.start <= NEW.start AND NEW.end <= s.end
)
BEGIN
    SELECT RAISE(ABORT, 'a mention does not quote its sentence');
END;

CREATE TRIGGER mentions_keep_their_span BEFORE UPDATE OF document, sentence, start, end, text ON mentions
BEGIN
    SELECT RAISE(ABORT, 'the span of a mention never changes');
END;

CREATE TRIGGER expressions_quote BEFORE INSERT ON expressions
WHEN NEW.text IS NOT (
    SELECT substr(s.text, NEW.start - s.start + 1, NEW.end - NEW.start) FROM sentences AS s
    WHERE s.document = NEW.document AND s.position = NEW.sentence AND s.start <= NEW.start AND NEW.end <= s.end
)
BEGIN
    SELECT RAISE(ABORT, 'a time expression does not quote its sentence');
END;

CREATE TRIGGER expressions_keep_their_span BEFORE UPDATE OF document, sentence, start, end, text ON expressions
BEGIN
    SELECT RAISE(ABORT, 'the span of a time expression never changes');
END;

CREATE TRIGGER roles_quote BEFORE INSERT ON roles
WHEN NEW.text IS NOT (
    SELECT substr(s.text, NEW.start - s.start + 1, NEW.end - NEW.start) FROM sentences AS s
    WHERE s.document = NEW.document AND s.position = NEW.sentence AND s.start <= NEW.start AND NEW.end <= s.end
)
BEGIN
    SELECT RAISE(ABORT, 'a role does not quote its sentence');
END;

CREATE TRIGGER roles_keep_their_span BEFORE UPDATE OF document, sentence, start, end, text ON roles
BEGIN
    SELECT RAISE(ABORT, 'the span of a role never changes');
END;

CREATE TRIGGER figures_quote BEFORE INSERT ON figures
WHEN NEW.text IS NOT (
    SELECT substr(s.text, NEW.start - s.start + 1, NEW.end - NEW.start) FROM sentences AS s
    WHERE s.document = NEW.document AND s.position = NEW.sentence AND s.start <= NEW.start AND NEW.end <= s.end
)
BEGIN
    SELECT RAISE(ABORT, 'a figure does not quote its sentence');
END;

CREATE TRIGGER figures_keep_their_span BEFORE UPDATE OF document, sentence, start, end, text ON figures
BEGIN
    SELECT RAISE(ABORT, 'the span of a figure never changes');
END;
