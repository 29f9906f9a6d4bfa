-- What an office says of the cost and time of a work, over the figure the program carries (data/advice). A row whose
-- source is absent says: as the program carries it.

CREATE TABLE reference_figure (
    id     ROWID_KEY_ONCE,
    code   TEXT NOT NULL UNIQUE,
    low    BIGINT,
    high   BIGINT,
    months BIGINT,
    as_of  TEXT,
    source TEXT
);
