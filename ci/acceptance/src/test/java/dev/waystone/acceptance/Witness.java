package dev.waystone.acceptance;

/** Records every row that an outbox receives, in the same transaction, so that no deletion can hide one. */
final class Witness {

    /** Idempotent; leaves what it recorded before. */
    static final String INSTALL = """
            CREATE TABLE IF NOT EXISTS witness (
                event_id uuid, aggregate_id uuid, sequence bigint, topic text, at timestamptz DEFAULT now());
            CREATE OR REPLACE FUNCTION witness_outbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO public.witness (event_id, aggregate_id, sequence, topic)
                VALUES (NEW.event_id, NEW.aggregate_id, NEW.sequence, NEW.topic);
                RETURN NEW;
            END $$;
            CREATE OR REPLACE TRIGGER witness_outbox BEFORE INSERT ON outbox
                FOR EACH ROW EXECUTE FUNCTION witness_outbox();
            """;

    private Witness() {}
}
