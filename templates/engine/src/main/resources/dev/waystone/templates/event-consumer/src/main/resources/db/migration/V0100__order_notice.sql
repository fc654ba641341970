-- One row an event that was heard of; its id is the event's, so that no event is kept twice. What is DUE or DEAD has a row in due_work.
CREATE TABLE order_notice (
    tenant            text        NOT NULL,
    id                uuid        NOT NULL,
    purchase_order_id uuid        NOT NULL,
    outcome           text        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('DUE', 'SENT', 'DEAD')),
    attempts          integer     NOT NULL CHECK (attempts >= 0),
    refusal           text,
    ended_at          timestamptz NOT NULL,
    due_since         timestamptz NOT NULL,
    sent_at           timestamptz,
    PRIMARY KEY (tenant, id),
    CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
    CHECK (state <> 'DEAD' OR refusal IS NOT NULL)
) WITH (fillfactor = 80);

SELECT waystone_protect('order_notice');

-- For those who look after dead letters.
CREATE INDEX order_notice_dead ON order_notice (tenant, due_since) WHERE state = 'DEAD';
