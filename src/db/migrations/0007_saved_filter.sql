-- Filters a person gave a name: a preference of one's own, outside the trail like sessions.

CREATE TABLE saved_filter (
    id         ROWID_KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    list       TEXT NOT NULL,
    name       TEXT NOT NULL,
    query      TEXT NOT NULL
);
CREATE INDEX saved_filter_by_account ON saved_filter (account_id, list);
