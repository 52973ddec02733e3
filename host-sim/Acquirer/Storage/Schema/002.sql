-- The acquirer's stop list. A card is known by its digest under the list's key, and by its mask for people. The key is not stored.

CREATE TABLE stop_list
(
    id INTEGER PRIMARY KEY,             -- which list: another database begins another list
    key_check BLOB NOT NULL             -- whether the seed's key is still the one that the digests were made with
) STRICT;

-- A version is given its number first, and is published once it has been checked. A number that was never published stays unused.
CREATE TABLE stop_list_version
(
    version INTEGER PRIMARY KEY,
    is_base INTEGER NOT NULL,           -- 1: terminals may begin with it; otherwise only deltas lead to it
    is_published INTEGER NOT NULL,
    created INTEGER NOT NULL,           -- seconds since 1970-01-01T00:00:00Z, as the documents have it
    valid_until INTEGER NOT NULL,       -- likewise
    cards INTEGER NOT NULL
) STRICT;

-- A card's stay on the list, kept for ever: it is on version V when added <= V, and removed is null or > V.
CREATE TABLE stop_list_entry
(
    digest BLOB NOT NULL,               -- the first 20 bytes of HMAC-SHA256 of the number under the list's key
    mask TEXT NOT NULL,
    reason TEXT NOT NULL,
    added INTEGER NOT NULL,             -- the first version that it is on
    removed INTEGER,                    -- the first version that it is no longer on
    PRIMARY KEY (digest, added)
) STRICT, WITHOUT ROWID;

CREATE INDEX stop_list_entry_added ON stop_list_entry (added);
CREATE INDEX stop_list_entry_removed ON stop_list_entry (removed) WHERE removed IS NOT NULL;
