-- Row level security is the mechanism that keeps tenants apart: what has no tenant set sees no rows.

-- The tenant of this transaction, or null. An ended SET LOCAL leaves '' behind in its session, which is no tenant.
CREATE FUNCTION waystone_tenant() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('waystone.tenant', true), '');

-- Keeps the tenants of a table apart. The table has a column "tenant text", best as the first of its primary key.
CREATE FUNCTION waystone_protect(protected regclass) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    EXECUTE format('ALTER TABLE %s ALTER COLUMN tenant SET DEFAULT waystone_tenant()', protected);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN tenant SET NOT NULL', protected);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
    EXECUTE format(
        'CREATE POLICY tenant_isolation ON %s USING (tenant = waystone_tenant()) WITH CHECK (tenant = waystone_tenant())',
        protected);
END
$$;
