-- What dev.waystone.events keeps: outbox and its leases, inbox marks, parked and dropped events, due work.
-- Platform tables: the tenant is a column, row level security does not apply, since relay and inbox serve every tenant.

CREATE TABLE outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bucket       smallint    NOT NULL,
    topic        text        NOT NULL,
    key          text,
    aggregate_id uuid,
    sequence     bigint      NOT NULL,
    event_id     uuid        NOT NULL,
    type         text        NOT NULL,
    tenant       text,
    headers      jsonb       NOT NULL,
    payload      bytea,
    created_at   timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);
CREATE INDEX outbox_bucket ON outbox (bucket, id);
COMMENT ON TABLE outbox IS 'Events committed and not yet acknowledged by Kafka; a row goes when it is on its topic';

CREATE TABLE outbox_lease (
    bucket     smallint    PRIMARY KEY,
    owner      text,
    epoch      bigint      NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);
INSERT INTO outbox_lease (bucket) SELECT generate_series(0, 15);
COMMENT ON TABLE outbox_lease IS 'Which instance relays a bucket of aggregates; the epoch grows with each change of owner';

CREATE TABLE outbox_relay (
    owner      text        PRIMARY KEY,
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE outbox_relay IS 'The instances alive, among which the buckets are shared';

CREATE TABLE inbox (
    consumer     text        NOT NULL,
    topic        text        NOT NULL,
    aggregate_id uuid        NOT NULL,
    base         bigint      NOT NULL,
    sequence     bigint      NOT NULL,
    applied      bigint      NOT NULL DEFAULT 0,
    skipped      bigint      NOT NULL DEFAULT 0,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, aggregate_id),
    CHECK (applied + skipped = sequence - base + 1)
) WITH (fillfactor = 80);
COMMENT ON TABLE inbox IS 'High-water mark per aggregate: base is the first sequence seen, sequence the last one done';

CREATE TABLE parked (
    consumer     text        NOT NULL,
    topic        text        NOT NULL,
    aggregate_id uuid        NOT NULL,
    sequence     bigint      NOT NULL,
    reason       text        NOT NULL CHECK (reason IN ('poison', 'behind', 'gap')),
    error        text,
    tenant       text        NOT NULL,
    event_id     uuid        NOT NULL,
    type         text        NOT NULL,
    headers      jsonb       NOT NULL,
    payload      bytea,
    parked_at    timestamptz NOT NULL DEFAULT now(),
    released_at  timestamptz,
    PRIMARY KEY (consumer, topic, aggregate_id, sequence)
);
CREATE INDEX parked_released ON parked (consumer, topic, aggregate_id) WHERE released_at IS NOT NULL;
COMMENT ON TABLE parked IS 'Events held back: poison, behind a poison one, or behind a gap; set released_at to replay them';

CREATE TABLE dropped (
    consumer      text        NOT NULL,
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    reason        text        NOT NULL,
    headers       jsonb       NOT NULL,
    payload       bytea,
    dropped_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, partition, record_offset)
);
COMMENT ON TABLE dropped IS 'Records that name no aggregate, sequence or tenant, and so can only be set aside alone';

-- The table of db-scheduler 16, under our name.
CREATE TABLE due_work (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX due_work_execution_time ON due_work (execution_time);
CREATE INDEX due_work_last_heartbeat ON due_work (last_heartbeat);
COMMENT ON TABLE due_work IS 'Work that is due at a time, done after commit outside any transaction';
