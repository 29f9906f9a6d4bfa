-- The hash-chained log of every change (docs/formats/trail.md).

CREATE TABLE trail_entry (
    sequence     BIGINT PRIMARY KEY,
    moment       BIGINT NOT NULL,
    change_code  TEXT NOT NULL,
    account      TEXT NOT NULL,
    action       TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id   BIGINT NOT NULL,
    state_before TEXT,
    state_after  TEXT,
    reason       TEXT NOT NULL,
    hash         TEXT NOT NULL
);
CREATE INDEX trail_entry_by_subject ON trail_entry (subject_kind, subject_id, sequence);
CREATE INDEX trail_entry_by_change ON trail_entry (change_code, sequence);

-- What a commitment in the chain stands for. Erasing leaves the row without salt and value.
CREATE TABLE trail_personal (
    id    BIGINT PRIMARY KEY,
    salt  BYTEA,
    value TEXT
);

--@ sqlite
CREATE TRIGGER trail_entry_is_not_updated BEFORE UPDATE ON trail_entry
BEGIN
    SELECT RAISE(ABORT, 'the trail is append-only');
END;
CREATE TRIGGER trail_entry_is_not_deleted BEFORE DELETE ON trail_entry
BEGIN
    SELECT RAISE(ABORT, 'the trail is append-only');
END;
--@ postgresql
CREATE FUNCTION refuse_trail_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = 'the trail is append-only'; END $$;
CREATE TRIGGER trail_entry_is_not_changed BEFORE UPDATE OR DELETE ON trail_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_trail_change();
CREATE TRIGGER trail_entry_is_not_truncated BEFORE TRUNCATE ON trail_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change();
--@ both
