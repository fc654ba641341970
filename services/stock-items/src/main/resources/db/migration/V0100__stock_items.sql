-- One row an item and tenant. The checks are the last line: no bug and no race can sell what is not there.
CREATE TABLE stock_item (
    tenant          text    NOT NULL,
    catalog_item_id uuid    NOT NULL,
    version         bigint  NOT NULL CHECK (version > 0),
    on_hand         integer NOT NULL CHECK (on_hand BETWEEN 0 AND 1000000000),
    reserved        integer NOT NULL CHECK (reserved BETWEEN 0 AND on_hand),
    PRIMARY KEY (tenant, catalog_item_id) -- reads, and locks in the order of items
) WITH (fillfactor = 70); -- hot rows: an update stays on its page, no index is touched

SELECT waystone_protect('stock_item');

-- One row an order. Version 0 is the mark of an order that was cancelled before its placing was heard: it holds nothing,
-- has published nothing, and keeps anything from being reserved later.
CREATE TABLE stock_reservation (
    tenant   text   NOT NULL,
    order_id uuid   NOT NULL,
    version  bigint NOT NULL CHECK (version >= 0),
    state    text   NOT NULL CHECK (state IN ('RESERVED', 'REFUSED', 'ISSUED', 'RELEASED')),
    lines    jsonb  NOT NULL,
    PRIMARY KEY (tenant, order_id)
) WITH (fillfactor = 80);

SELECT waystone_protect('stock_reservation');
