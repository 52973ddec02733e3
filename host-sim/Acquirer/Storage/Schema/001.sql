-- The acquirer's state. Amounts are minor units, times are UTC (ISO 8601), cards are known by digest and mask only. No key is stored.

CREATE TABLE merchant
(
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    mcc TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT;

CREATE TABLE terminal
(
    id TEXT PRIMARY KEY,
    merchant TEXT NOT NULL REFERENCES merchant,
    currency TEXT NOT NULL,             -- three digits, ISO 4217
    currency_letters TEXT NOT NULL,
    currency_exponent INTEGER NOT NULL,
    country TEXT NOT NULL,
    maximum INTEGER NOT NULL,
    parameters TEXT NOT NULL,           -- number of the newest parameter file
    active INTEGER NOT NULL,
    epoch TEXT NOT NULL DEFAULT '',     -- first two characters of its sale numbers; empty before the first sign-on
    batch INTEGER NOT NULL DEFAULT 0,   -- the open batch; 0 before the first sign-on
    counter INTEGER NOT NULL DEFAULT 0  -- the highest counter seen in a sale number
) STRICT;

CREATE TABLE issuer
(
    name TEXT PRIMARY KEY,
    currency TEXT NOT NULL
) STRICT;

CREATE TABLE product
(
    name TEXT PRIMARY KEY,
    issuer TEXT NOT NULL REFERENCES issuer,
    kind TEXT NOT NULL CHECK (kind IN ('credit', 'debit')),
    first TEXT NOT NULL,                -- first six digits, from
    last TEXT NOT NULL                  -- and to
) STRICT;

CREATE TABLE card
(
    digest BLOB PRIMARY KEY,            -- HMAC-SHA256 of the number under the host's card key
    mask TEXT NOT NULL,                 -- first six and last four digits
    product TEXT NOT NULL REFERENCES product,
    expiry TEXT NOT NULL,               -- YYMM
    state TEXT NOT NULL CHECK (state IN ('good', 'lost', 'stolen')),
    remaining INTEGER NOT NULL CHECK (remaining >= 0)
) STRICT;

-- One row a request for an authorisation; inserted before routing, so that one number can never be authorised twice.
CREATE TABLE sale
(
    terminal TEXT NOT NULL REFERENCES terminal,
    number TEXT NOT NULL,               -- ISO 8583 field 37
    fingerprint BLOB NOT NULL,          -- HMAC-SHA256 of the request without the repeat digit and field 128
    card BLOB,                          -- digest; null when the request names no card
    mask TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    batch INTEGER NOT NULL,
    origin TEXT NOT NULL,               -- the first 20 characters of field 90: original MTI, STAN and transmission time
    received TEXT NOT NULL,
    reversed INTEGER NOT NULL DEFAULT 0,
    code TEXT,                          -- field 39 of the answer; null while the request is at the issuer
    held INTEGER NOT NULL DEFAULT 0,    -- what this sale took from the card's limit
    answer BLOB,                        -- the answer as first sent
    explanation TEXT,
    PRIMARY KEY (terminal, number)
) STRICT;

-- A reversal wins over its number for ever: a copy of the request that comes later finds this row.
CREATE TABLE tombstone
(
    terminal TEXT NOT NULL REFERENCES terminal,
    number TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    answer BLOB NOT NULL,
    created TEXT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (terminal, number)
) STRICT;

-- What an operator must look at.
CREATE TABLE alarm
(
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    terminal TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- Every message and its answer, masked: the type, then each field by number.
CREATE TABLE exchange
(
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    terminal TEXT NOT NULL,
    request TEXT NOT NULL,
    response TEXT NOT NULL,
    explanation TEXT NOT NULL
) STRICT;
