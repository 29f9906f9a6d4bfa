-- Producers, products, decisions, recognitions: the registry every figure is counted from.

CREATE TABLE setting (
    id    ROWID_KEY,
    name  TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);

CREATE TABLE producer (
    id         ROWID_KEY,
    code       TEXT NOT NULL UNIQUE,
    slug       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT,
    tax_code   TEXT,
    place_code TEXT,
    place_from TEXT
);

-- Personal or protected facts, apart from everything a public page reads.
CREATE TABLE producer_private (
    producer_id    BIGINT PRIMARY KEY REFERENCES producer (id),
    representative TEXT,
    phone          TEXT,
    email          TEXT,
    address        TEXT,
    women_led      BIGINT,
    minority_led   BIGINT,
    disabled_led   BIGINT
);

CREATE TABLE product (
    id            ROWID_KEY,
    code          TEXT NOT NULL UNIQUE,
    slug          TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    producer_id   BIGINT REFERENCES producer (id),
    place_code    TEXT,
    place_from    TEXT,
    product_group TEXT,
    set_number    BIGINT,
    status        TEXT NOT NULL
);
CREATE INDEX product_by_producer ON product (producer_id);

CREATE TABLE product_story (
    product_id  BIGINT PRIMARY KEY REFERENCES product (id),
    story       TEXT,
    ingredients TEXT,
    packaging   TEXT,
    picture     TEXT
);

CREATE TABLE decision (
    id        ROWID_KEY,
    number    TEXT NOT NULL,
    date      TEXT,
    authority TEXT
);

-- One row a recognition; a withdrawal or an extension belongs to it and is absent while its first column is.
CREATE TABLE recognition (
    id                    ROWID_KEY,
    product_id            BIGINT NOT NULL REFERENCES product (id),
    star                  BIGINT,
    score                 TEXT,
    decision_id           BIGINT REFERENCES decision (id),
    year                  BIGINT,
    valid_from            TEXT,
    valid_to              TEXT,
    certificate_number    TEXT,
    confidence            TEXT NOT NULL,
    source                TEXT,
    withdrawn_on          TEXT,
    withdrawal_ground     TEXT,
    withdrawal_instrument TEXT,
    extended_until        TEXT,
    extension_instrument  TEXT
);
CREATE INDEX recognition_by_product ON recognition (product_id);
CREATE INDEX recognition_by_decision ON recognition (decision_id);
