-- Points of service: where a merchant's terminals stand. Country and local time were the terminal's, kind and address the merchant's.

CREATE TABLE point_of_service
(
    id TEXT PRIMARY KEY,
    merchant TEXT NOT NULL REFERENCES merchant,
    name TEXT NOT NULL,                 -- the shop's, on the receipt
    address TEXT NOT NULL,
    country TEXT NOT NULL,              -- three digits, ISO 3166-1
    mcc TEXT NOT NULL,                  -- merchant category code, four digits, ISO 18245
    utc_offset INTEGER NOT NULL         -- local time less UTC, in minutes
) STRICT;

-- Which terminals stand in one shop nobody has said yet, so each has its own; the seed says it at the next start.
INSERT INTO point_of_service (id, merchant, name, address, country, mcc, utc_offset)
    SELECT terminal.id, merchant, name, place, country, mcc, utc_offset FROM terminal JOIN merchant ON merchant.id = terminal.merchant;

ALTER TABLE terminal ADD COLUMN point TEXT REFERENCES point_of_service;     -- where it stands; never null
UPDATE terminal SET point = id;

ALTER TABLE terminal DROP COLUMN merchant;
ALTER TABLE terminal DROP COLUMN country;
ALTER TABLE terminal DROP COLUMN utc_offset;
ALTER TABLE merchant DROP COLUMN place;
ALTER TABLE merchant DROP COLUMN mcc;
