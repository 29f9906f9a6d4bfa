-- Requests about personal data: to get, correct or erase what is kept about somebody.

CREATE TABLE privacy_request (
    id          ROWID_KEY,
    code        TEXT NOT NULL UNIQUE,
    moment      BIGINT NOT NULL,
    wish        TEXT NOT NULL,
    channel     TEXT NOT NULL,
    received_on TEXT NOT NULL,
    due_on      TEXT NOT NULL,
    about_kind  TEXT,
    about_id    BIGINT,
    answered_on TEXT,
    erased      BIGINT
);
CREATE INDEX privacy_request_by_moment ON privacy_request (moment);

-- What was asked in the person's words, how to reach them, and what was answered.
CREATE TABLE privacy_request_private (
    request_id BIGINT PRIMARY KEY REFERENCES privacy_request (id),
    words      TEXT,
    contact    TEXT,
    answer     TEXT
);
