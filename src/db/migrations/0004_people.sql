-- Accounts, the roles they hold, and how their people sign in.

CREATE TABLE account (
    id           ROWID_KEY,
    code         TEXT NOT NULL UNIQUE,
    sign_in_name TEXT UNIQUE,
    state        TEXT NOT NULL
);

-- Personal facts, apart from what names an account in the history.
CREATE TABLE account_private (
    account_id BIGINT PRIMARY KEY REFERENCES account (id),
    name       TEXT,
    email      TEXT,
    phone      TEXT
);

CREATE TABLE role_grant (
    id          ROWID_KEY,
    account_id  BIGINT NOT NULL REFERENCES account (id),
    role        TEXT NOT NULL,
    scope_kind  TEXT NOT NULL,
    unit_code   TEXT,
    unit_from   TEXT,
    record_id   BIGINT,
    valid_from  TEXT NOT NULL,
    valid_to    TEXT
);
CREATE INDEX role_grant_by_account ON role_grant (account_id);

-- Below: secrets and passing things, not facts of the programme. They are outside the trail; what happens to an account
-- through them (a new password, codes given out) has its entry about the account.

CREATE TABLE credential (
    account_id     BIGINT PRIMARY KEY REFERENCES account (id),
    password       TEXT,
    password_since BIGINT,
    totp_secret    TEXT,
    totp_since     BIGINT,
    totp_last_step BIGINT
);

CREATE TABLE recovery_code (
    hash       TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    used       BIGINT
);
CREATE INDEX recovery_code_by_account ON recovery_code (account_id);

CREATE TABLE session (
    id         ROWID_KEY,
    hash       TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id),
    started    BIGINT NOT NULL,
    seen       BIGINT NOT NULL,
    device     TEXT NOT NULL,
    address    TEXT NOT NULL,
    viewing_as BIGINT REFERENCES account (id)
);
CREATE INDEX session_by_account ON session (account_id);

-- One-time links and codes: the first administrator, an invitation, signing in without a password, a new password.
CREATE TABLE ticket (
    hash       TEXT PRIMARY KEY,
    purpose    TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id),
    expires    BIGINT NOT NULL,
    used       BIGINT
);
CREATE INDEX ticket_by_account ON ticket (account_id);

-- What was sent by forms that may be sent twice: the code made with the form, and where its answer led.
CREATE TABLE done_once (
    code       TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    moment     BIGINT NOT NULL,
    location   TEXT NOT NULL
);
CREATE INDEX done_once_by_moment ON done_once (moment);

-- Letters that wait for the mail server; gone once it took them.
CREATE TABLE mail (
    id         ROWID_KEY,
    recipient  TEXT NOT NULL,
    subject    TEXT NOT NULL,
    body       TEXT NOT NULL,
    made       BIGINT NOT NULL,
    tries      BIGINT NOT NULL,
    next_try   BIGINT NOT NULL
);

-- Who signed in, and what failed; kept for twelve months.
CREATE TABLE sign_in_event (
    id         ROWID_KEY,
    account_id BIGINT REFERENCES account (id),
    moment     BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    device     TEXT NOT NULL,
    address    TEXT NOT NULL
);
CREATE INDEX sign_in_event_by_account ON sign_in_event (account_id, moment);
CREATE INDEX sign_in_event_by_moment ON sign_in_event (moment);
