-- One row an order whose payment fell due. The version is the sequence of the latest event; the step to VOID has none, and
-- nothing comes after it.
CREATE TABLE card_payment (
    tenant   text        NOT NULL,
    order_id uuid        NOT NULL,
    version  bigint      NOT NULL CHECK (version >= 0),
    state    text        NOT NULL CHECK (state IN ('DUE', 'CHARGING', 'CAPTURED', 'DECLINED', 'VOIDING', 'REFUNDING', 'VOID', 'REFUNDED')),
    amount   numeric     NOT NULL CHECK (amount > 0),
    currency text        NOT NULL,
    deadline timestamptz NOT NULL,
    reason   text,
    PRIMARY KEY (tenant, order_id),
    CHECK ((state = 'DECLINED') = (reason IS NOT NULL))
) WITH (fillfactor = 70);

SELECT waystone_protect('card_payment');

-- Two rows a movement, which add up to nothing. Rows are added, never changed. The unique key is the last line: an order is
-- captured once and refunded once, whatever happens.
CREATE TABLE ledger_entry (
    tenant   text        NOT NULL,
    id       uuid        NOT NULL,
    order_id uuid        NOT NULL,
    movement text        NOT NULL CHECK (movement IN ('CAPTURE', 'REFUND')),
    account  text        NOT NULL CHECK (account IN ('CUSTOMER', 'MERCHANT')),
    amount   numeric     NOT NULL CHECK (amount <> 0),
    currency text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (tenant, id),
    UNIQUE (tenant, order_id, movement, account), -- also the ledger of a payment
    FOREIGN KEY (tenant, order_id) REFERENCES card_payment
);

SELECT waystone_protect('ledger_entry');
