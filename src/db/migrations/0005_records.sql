-- What officers do to records: two that are one are merged, readers' reports are handled, each unit has its contact.

-- A merged record keeps its row and history and leads to the one that was kept.
ALTER TABLE producer ADD COLUMN merged_into BIGINT REFERENCES producer (id);
ALTER TABLE product ADD COLUMN merged_into BIGINT REFERENCES product (id);
CREATE INDEX producer_by_merged_into ON producer (merged_into);
CREATE INDEX product_by_merged_into ON product (merged_into);

-- Absent while nobody has handled it: the moment, the account's code, what was found and done.
ALTER TABLE remark ADD COLUMN handled BIGINT;
ALTER TABLE remark ADD COLUMN handled_by TEXT;
ALTER TABLE remark ADD COLUMN answer TEXT;

-- Whom to ask about OCOP in a province, a district (until they ended) or a commune.
CREATE TABLE unit_contact (
    id        ROWID_KEY,
    unit_code TEXT NOT NULL,
    unit_from TEXT NOT NULL,
    office    TEXT,
    person    TEXT,
    phone     TEXT,
    email     TEXT,
    UNIQUE (unit_code, unit_from)
);
