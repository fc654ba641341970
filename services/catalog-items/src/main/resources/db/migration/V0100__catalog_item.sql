-- Each query has its index: one catalog item, a batch and a page the primary key, the rival of a SKU the unique one. Row level
-- security adds the tenant to every query; only one index begins with it, so that a table without statistics has no
-- wrong choice.
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
    UNIQUE (sku, tenant)
);

SELECT waystone_protect('catalog_item');
