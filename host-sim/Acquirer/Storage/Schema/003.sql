-- Advices and the voice desk. A card's limit may be passed by advices from now on; that an approval never passes it is kept where it is lowered.

CREATE TABLE card_new
(
    digest BLOB PRIMARY KEY,            -- HMAC-SHA256 of the number under the host's card key
    mask TEXT NOT NULL,                 -- first six and last four digits
    product TEXT NOT NULL REFERENCES product,
    expiry TEXT NOT NULL,               -- YYMM
    state TEXT NOT NULL CHECK (state IN ('good', 'lost', 'stolen')),
    remaining INTEGER NOT NULL          -- below zero when advices passed the limit
) STRICT;

INSERT INTO card_new (digest, mask, product, expiry, state, remaining) SELECT digest, mask, product, expiry, state, remaining FROM card;
DROP TABLE card;
ALTER TABLE card_new RENAME TO card;

-- What an advice says beyond its row in sale: what clearing judges it by.
CREATE TABLE advice
(
    terminal TEXT NOT NULL,
    number TEXT NOT NULL,
    reason TEXT NOT NULL,               -- tag 06 of field 48
    decision TEXT NOT NULL,             -- tag 01: the terminal's own reason
    cardholder TEXT NOT NULL,           -- tag 04
    list TEXT NOT NULL,                 -- tag 02: the stop list that the terminal held when it sent this
    parameters TEXT NOT NULL,           -- tag 03
    entry TEXT NOT NULL,                -- field 22
    approval TEXT NOT NULL,             -- field 38
    sold TEXT NOT NULL,                 -- fields 13 and 12: the terminal's local time, MMDDhhmmss
    replaces TEXT NOT NULL,             -- tag 07: the number of the attempt that this sale replaces; empty for none
    doubt TEXT NOT NULL,                -- why clearing may refuse it, as sentences; empty for no reason
    PRIMARY KEY (terminal, number),
    FOREIGN KEY (terminal, number) REFERENCES sale
) STRICT;

-- One row a code given by telephone. Until it is used or expires it holds its amount of the card's limit.
CREATE TABLE voice
(
    id INTEGER PRIMARY KEY,
    terminal TEXT NOT NULL REFERENCES terminal,
    batch INTEGER NOT NULL,             -- the terminal's open batch; a serial is given once in a batch
    serial INTEGER NOT NULL CHECK (serial BETWEEN 0 AND 999),
    code TEXT NOT NULL,                 -- serial and check digits
    card BLOB NOT NULL,                 -- digest
    mask TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    given TEXT NOT NULL,
    expires TEXT NOT NULL,
    number TEXT                         -- the sale that used it; null while nobody has
) STRICT;

CREATE INDEX voice_of_terminal ON voice (terminal, code);
CREATE INDEX voice_open ON voice (card) WHERE number IS NULL;
