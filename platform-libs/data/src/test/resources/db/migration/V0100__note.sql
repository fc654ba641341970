CREATE TABLE note (
    tenant text,
    id     uuid NOT NULL,
    words  text NOT NULL,
    amount numeric,
    currency text,
    at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, id)
);
SELECT waystone_protect('note');
