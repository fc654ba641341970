-- Each query has its index: one item, a batch and a page by the primary key, the rival of a SKU by its unique one. Both begin
-- with the tenant, as row level security does in every query.
CREATE TABLE catalog_item (
    tenant      text,
    id          uuid        NOT NULL,
    version     bigint      NOT NULL,
    sku         text        NOT NULL,
    name        text        NOT NULL,
    description text        NOT NULL,
    price       numeric     NOT NULL CHECK (price > 0),
    currency    text        NOT NULL,
    status      text        NOT NULL CHECK (status IN ('ACTIVE', 'RETIRED')),
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, sku)
);

SELECT waystone_protect('catalog_item');
