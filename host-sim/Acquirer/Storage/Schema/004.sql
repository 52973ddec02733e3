-- The merchant's whole day: refunds, pre-authorisations, batches, suspense, and where every cent went.

ALTER TABLE terminal ADD COLUMN refund_limit INTEGER NOT NULL DEFAULT 0;    -- the largest refund that names no original sale
ALTER TABLE terminal ADD COLUMN hold_days INTEGER NOT NULL DEFAULT 7;       -- how long a pre-authorisation holds

-- What a row of sale is. What a refund takes from the card's limit (held) is below zero; a pre-authorisation holds by its row in hold.
ALTER TABLE sale ADD COLUMN kind TEXT NOT NULL DEFAULT 'sale' CHECK (kind IN ('sale', 'refund', 'hold', 'completion'));
ALTER TABLE sale ADD COLUMN original_terminal TEXT;                         -- the sale that a refund gives back, the hold that a completion consumes; null for none
ALTER TABLE sale ADD COLUMN original TEXT;
ALTER TABLE sale ADD COLUMN uploaded INTEGER NOT NULL DEFAULT 0;            -- 1: the terminal named it in its batch's upload
ALTER TABLE sale ADD COLUMN suspense INTEGER NOT NULL DEFAULT 0;            -- 1: not the merchant's until an operator has looked at it; counts in no batch

UPDATE sale SET kind = 'completion' WHERE (terminal, number) IN (SELECT terminal, number FROM advice WHERE reason = '1377');

CREATE INDEX sale_of_batch ON sale (terminal, batch);
CREATE INDEX sale_of_original ON sale (original_terminal, original) WHERE original IS NOT NULL;
CREATE INDEX sale_of_counter ON sale (substr(number, 3), card);

-- One row an approved pre-authorisation. Until a completion consumes it, its reversal cancels it, or it expires, it holds its amount of the card's limit.
CREATE TABLE hold
(
    terminal TEXT NOT NULL,
    number TEXT NOT NULL,               -- the pre-authorisation's
    card BLOB NOT NULL,                 -- digest
    amount INTEGER NOT NULL CHECK (amount > 0),
    code TEXT NOT NULL,                 -- its approval code
    expires TEXT NOT NULL,
    ended_by TEXT,                      -- the completion's number, or its own when it was cancelled; null while it is open
    PRIMARY KEY (terminal, number),
    FOREIGN KEY (terminal, number) REFERENCES sale
) STRICT;

CREATE INDEX hold_open ON hold (card) WHERE ended_by IS NULL;

-- One row a closed batch.
CREATE TABLE batch
(
    terminal TEXT NOT NULL REFERENCES terminal,
    number INTEGER NOT NULL,
    closed TEXT NOT NULL,
    claimed TEXT,                       -- field 63 as the terminal counted; null when it has lost the batch
    totals TEXT NOT NULL,               -- field 63 as this host counted
    code INTEGER NOT NULL,              -- field 66: 1 balanced, 2 difference
    PRIMARY KEY (terminal, number)
) STRICT;

-- The ledger. A movement takes an amount out of one account (credit) into another (debit), so it balances whatever happens; nothing is ever changed or deleted.
CREATE TABLE movement
(
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sale', 'advice', 'completion', 'refund', 'upload', 'reversal', 'difference', 'settlement', 'fee')),
    terminal TEXT NOT NULL REFERENCES terminal,
    number TEXT,                        -- the sale; null for what is about a whole batch
    batch INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    debit TEXT NOT NULL CHECK (debit IN ('issuer', 'clearing', 'merchant', 'suspense', 'fees')),
    debit_party TEXT NOT NULL,          -- name of the issuer, or number of the merchant
    credit TEXT NOT NULL CHECK (credit IN ('issuer', 'clearing', 'merchant', 'suspense', 'fees')),
    credit_party TEXT NOT NULL,
    CHECK (debit <> credit)
) STRICT;

CREATE INDEX movement_of_sale ON movement (terminal, batch, number);

-- Its two sides: what an account owes to the acquirer is above zero, what the acquirer owes is below.
CREATE VIEW posting (movement, account, party, currency, amount) AS
    SELECT id, debit, debit_party, currency, amount FROM movement
    UNION ALL
    SELECT id, credit, credit_party, currency, -amount FROM movement;

INSERT INTO movement (time, kind, terminal, number, batch, currency, amount, debit, debit_party, credit, credit_party)
    SELECT sale.received, CASE WHEN sale.kind = 'completion' THEN 'completion' WHEN substr(sale.origin, 1, 4) = '0220' THEN 'advice' ELSE 'sale' END,
        sale.terminal, sale.number, sale.batch, sale.currency, sale.held, 'issuer', product.issuer, 'clearing', terminal.merchant
    FROM sale JOIN card ON card.digest = sale.card JOIN product ON product.name = card.product JOIN terminal ON terminal.id = sale.terminal
    WHERE sale.held > 0;

-- A reversal's stone may go when the batch that it names has long been closed.
ALTER TABLE tombstone ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
UPDATE tombstone SET batch = COALESCE(
    (SELECT batch FROM sale WHERE sale.terminal = tombstone.terminal AND sale.number = tombstone.number), (SELECT batch FROM terminal WHERE id = tombstone.terminal));

CREATE INDEX exchange_of_terminal ON exchange (terminal, time);
