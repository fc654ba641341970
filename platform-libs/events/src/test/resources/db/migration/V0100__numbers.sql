-- What the test's handlers did, in the order of doing.
CREATE TABLE number_seen (
    tenant       text,
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic        text   NOT NULL,
    aggregate_id uuid   NOT NULL,
    sequence     bigint NOT NULL,
    value        integer NOT NULL,
    transaction  xid8   NOT NULL DEFAULT pg_current_xact_id(),
    actor        text   NOT NULL,
    traceparent  text
);
SELECT waystone_protect('number_seen');
CREATE INDEX number_seen_aggregate ON number_seen (aggregate_id, sequence);

CREATE TABLE number_once (value bigint UNIQUE DEFERRABLE INITIALLY DEFERRED);
