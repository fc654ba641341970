CREATE TABLE open_row (
    id    int PRIMARY KEY,
    value bigint NOT NULL
);
INSERT INTO open_row (id, value) SELECT id, 0 FROM generate_series(1, 100) AS id;

CREATE TABLE tenant_row (
    tenant text NOT NULL,
    id     int NOT NULL,
    value  bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
INSERT INTO tenant_row (tenant, id, value) SELECT 'bench', id, 0 FROM generate_series(1, 100) AS id;
SELECT waystone_protect('tenant_row');
