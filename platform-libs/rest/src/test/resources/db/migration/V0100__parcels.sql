CREATE TABLE parcel (tenant text, id uuid PRIMARY KEY, name text NOT NULL);
SELECT waystone_protect('parcel');
