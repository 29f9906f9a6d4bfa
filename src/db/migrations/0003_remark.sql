-- What readers report as wrong about a product, for the office to look into.

CREATE TABLE remark (
    id         ROWID_KEY,
    code       TEXT NOT NULL UNIQUE,
    product_id BIGINT NOT NULL REFERENCES product (id),
    moment     BIGINT NOT NULL,
    words      TEXT,
    contact    TEXT
);
CREATE INDEX remark_by_product ON remark (product_id);
CREATE INDEX remark_by_moment ON remark (moment);
