-- One row an order. Lines never change and history only grows, so both live in the row: an order is read and stored by one
-- statement. The history is appended to in the database, under the row's lock.
CREATE TABLE purchase_order (
    tenant         text        NOT NULL,
    id             uuid        NOT NULL,
    version        bigint      NOT NULL CHECK (version > 0),
    state          text        NOT NULL CHECK (state IN ('PLACED', 'RESERVED', 'CONFIRMED', 'CANCELLED')),
    reason         text        CHECK (reason IN ('STOCK', 'PAYMENT', 'DEADLINE')),
    customer_name  text        NOT NULL,
    customer_email text        NOT NULL,
    lines          jsonb       NOT NULL,
    total_amount   numeric     NOT NULL CHECK (total_amount > 0),
    currency       text        NOT NULL,
    deadline       timestamptz NOT NULL,
    placed_at      timestamptz NOT NULL,
    history        jsonb       NOT NULL,
    PRIMARY KEY (tenant, id), -- reads by id, and the list in the order of placing
    CHECK ((state = 'CANCELLED') = (reason IS NOT NULL))
);

CREATE INDEX purchase_order_by_state ON purchase_order (tenant, state, id); -- the list of one state

SELECT waystone_protect('purchase_order');

-- The last price heard of each item, for the time in which the catalogue does not answer. An item that was retired before
-- its price was heard has none.
CREATE TABLE known_price (
    tenant          text        NOT NULL,
    catalog_item_id uuid        NOT NULL,
    version         bigint      NOT NULL,
    price           numeric,
    currency        text,
    priced_at       timestamptz NOT NULL,
    retired         boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (tenant, catalog_item_id),
    CHECK ((price IS NULL) = (currency IS NULL)),
    CHECK (retired OR price IS NOT NULL)
);

SELECT waystone_protect('known_price');
