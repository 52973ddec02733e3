-- The second tier: what the scheme does not pay the acquirer is the acquirer's loss. Which accounts and kinds of movement there are, the program says.

ALTER TABLE sale ADD COLUMN scheme_refused TEXT NOT NULL DEFAULT '';        -- why the scheme did not pay for it, four digits; empty for what it did

DROP VIEW posting;

CREATE TABLE movement_new
(
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    kind TEXT NOT NULL,
    terminal TEXT NOT NULL REFERENCES terminal,
    number TEXT,                        -- the sale; null for what is about a whole batch
    batch INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    debit TEXT NOT NULL,
    debit_party TEXT NOT NULL,          -- name of the issuer, or number of the merchant
    credit TEXT NOT NULL,
    credit_party TEXT NOT NULL,
    CHECK (debit <> credit)
) STRICT;

INSERT INTO movement_new (time, kind, terminal, number, batch, currency, amount, debit, debit_party, credit, credit_party)
    SELECT time, kind, terminal, number, batch, currency, amount, debit, debit_party, credit, credit_party FROM movement ORDER BY id;
DROP TABLE movement;
ALTER TABLE movement_new RENAME TO movement;

CREATE INDEX movement_of_sale ON movement (terminal, batch, number);

CREATE VIEW posting (movement, account, party, currency, amount) AS
    SELECT id, debit, debit_party, currency, amount FROM movement
    UNION ALL
    SELECT id, credit, credit_party, currency, -amount FROM movement;
