-- Answers of commands by the key that the caller gave them, stored in the transaction of the change itself.
CREATE TABLE idempotency_key (
    tenant     text        NOT NULL,
    key        text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_hash  bytea       NOT NULL CHECK (length(body_hash) = 32),
    status     int         NOT NULL CHECK (status BETWEEN 200 AND 299),
    headers    jsonb       NOT NULL,
    body       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

SELECT waystone_protect('idempotency_key');

-- The sweep belongs to no tenant: it may see and delete old rows of all, once it says that it is the sweep.
CREATE POLICY sweep_sees ON idempotency_key FOR SELECT
    USING (current_setting('waystone.sweep', true) = 'idempotency_key');
CREATE POLICY sweep_deletes ON idempotency_key FOR DELETE
    USING (current_setting('waystone.sweep', true) = 'idempotency_key');
-- FOR UPDATE SKIP LOCKED asks for this one, too; a row that it lets through cannot be changed into anything.
CREATE POLICY sweep_locks ON idempotency_key FOR UPDATE
    USING (current_setting('waystone.sweep', true) = 'idempotency_key')
    WITH CHECK (false);
