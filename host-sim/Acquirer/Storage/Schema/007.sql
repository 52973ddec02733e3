-- Authorisation centres: cardholders' accounts, conditions, and what issuers are to be told that was approved in their place.

-- A cardholder's account; an approval lowers it together with the limit of the card that draws on it.
CREATE TABLE account
(
    name TEXT PRIMARY KEY,
    issuer TEXT NOT NULL REFERENCES issuer,
    holder TEXT NOT NULL,
    remaining INTEGER NOT NULL          -- below zero when advices passed it
) STRICT;

ALTER TABLE card ADD COLUMN excess INTEGER NOT NULL DEFAULT 0;              -- by how much a privileged holder may pass the limit
ALTER TABLE card ADD COLUMN account TEXT REFERENCES account;                -- null for none
ALTER TABLE card ADD COLUMN terms TEXT NOT NULL DEFAULT '';                 -- name of the condition under which it pays; empty for none
ALTER TABLE terminal ADD COLUMN utc_offset INTEGER NOT NULL DEFAULT 0;      -- local time less UTC, in minutes

ALTER TABLE product ADD COLUMN country TEXT NOT NULL DEFAULT '';            -- of issue, three digits, ISO 3166-1

CREATE INDEX card_of_account ON card (account) WHERE account IS NOT NULL;

-- What fraud rules count.
CREATE INDEX sale_of_card ON sale (card, received);
CREATE INDEX sale_of_time ON sale (terminal, received);

-- One row an approval that its issuer was not asked for, and one with the amount below zero for its reversal.
CREATE TABLE issuer_advice
(
    id INTEGER PRIMARY KEY,
    issuer TEXT NOT NULL REFERENCES issuer,
    terminal TEXT NOT NULL REFERENCES terminal,
    number TEXT NOT NULL,               -- the sale's; of an approval by telephone its code
    card BLOB NOT NULL,                 -- digest
    mask TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,               -- 1000 to 1003 or 1007, message reason codes of ISO 8583:1993
    created TEXT NOT NULL,
    told TEXT                           -- when the issuer took it; null while it is owed
) STRICT;

CREATE INDEX issuer_advice_owed ON issuer_advice (id) WHERE told IS NULL;
CREATE INDEX issuer_advice_of_card ON issuer_advice (card, created);
CREATE INDEX issuer_advice_of_sale ON issuer_advice (terminal, number);
