-- What people said of products that screening showed them: of pairs how the two are related and why, of one product
-- whether it is sold fresh or raw.

ALTER TABLE not_double ADD COLUMN relation TEXT;
ALTER TABLE not_double ADD COLUMN reason TEXT;

CREATE TABLE screened_product (
    id         ROWID_KEY,
    product_id BIGINT NOT NULL UNIQUE,
    processing TEXT NOT NULL,
    reason     TEXT NOT NULL
);
