CREATE TABLE catalog_item (
    catalog_item_id uuid PRIMARY KEY,
    name text NOT NULL -- of a catalog item
);
CREATE INDEX catalog_item_name_idx ON catalog_item (name);
