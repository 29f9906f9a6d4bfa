-- Pairs of records that look like one and that a person said are two.

CREATE TABLE not_double (
    id          ROWID_KEY,
    record_kind TEXT NOT NULL,
    first_id    BIGINT NOT NULL,
    second_id   BIGINT NOT NULL
);
CREATE UNIQUE INDEX not_double_pair ON not_double (record_kind, first_id, second_id);
