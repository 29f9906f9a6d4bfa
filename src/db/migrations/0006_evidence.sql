-- Pictures, scans and documents that prove what the registry says. The bytes stand in the data folder under their hash.

CREATE TABLE evidence_file (
    id         ROWID_KEY,
    hash       TEXT NOT NULL UNIQUE,
    bytes      BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    name       TEXT,
    added      BIGINT NOT NULL,
    account    TEXT NOT NULL
);

-- A withdrawn one stays with its day and ground; nothing is deleted.
CREATE TABLE evidence (
    id                ROWID_KEY,
    code              TEXT NOT NULL UNIQUE,
    subject_kind      TEXT NOT NULL,
    subject_id        BIGINT NOT NULL,
    kind              TEXT NOT NULL,
    title             TEXT NOT NULL,
    valid_from        TEXT,
    valid_to          TEXT,
    original          TEXT REFERENCES evidence_file (hash),
    large             TEXT REFERENCES evidence_file (hash),
    small             TEXT REFERENCES evidence_file (hash),
    width             BIGINT,
    height            BIGINT,
    added             BIGINT NOT NULL,
    account           TEXT NOT NULL,
    is_public         BIGINT NOT NULL,
    withdrawn         BIGINT,
    withdrawal_ground TEXT
);
CREATE INDEX evidence_by_subject ON evidence (subject_kind, subject_id);
-- Asked of every picture of a public page.
CREATE INDEX evidence_by_large ON evidence (large);
CREATE INDEX evidence_by_small ON evidence (small);
