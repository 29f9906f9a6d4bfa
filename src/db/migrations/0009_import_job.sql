-- Lists that officers read in by the browser: the file, what was decided about it, and how far it is. Passing things,
-- outside the trail; what an import writes has its entries there.

CREATE TABLE import_job (
    id          ROWID_KEY,
    code        TEXT NOT NULL UNIQUE,
    account_id  BIGINT NOT NULL REFERENCES account (id),
    made        BIGINT NOT NULL,
    file_name   TEXT NOT NULL,
    file        BYTEA,
    kind        TEXT NOT NULL,
    sender      TEXT NOT NULL,
    mapping     TEXT NOT NULL,
    decisions   TEXT NOT NULL,
    state       TEXT NOT NULL,
    keeps_good  BIGINT NOT NULL,
    change_code TEXT,
    written     BIGINT NOT NULL
);
CREATE INDEX import_job_by_account ON import_job (account_id, id);

-- Which column meant what in the last list of a sender.
CREATE TABLE import_mapping (
    sender  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    mapping TEXT NOT NULL,
    moment  BIGINT NOT NULL,
    PRIMARY KEY (sender, kind)
);
