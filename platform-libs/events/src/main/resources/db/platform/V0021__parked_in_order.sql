-- Operators list what is parked in the order of parking.
CREATE INDEX parked_in_order ON parked (parked_at, aggregate_id, sequence);
