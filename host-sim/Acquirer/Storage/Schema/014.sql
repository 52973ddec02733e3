-- The highest counter of a terminal's sale numbers is read from its rows: a column for it was written with every sale.
ALTER TABLE terminal DROP COLUMN counter;

-- With an epoch the terminal is told its first batch. It may settle that before a message of the epoch arrives, so what it was told is kept.
ALTER TABLE terminal ADD COLUMN offered_batch INTEGER NOT NULL DEFAULT 0;
UPDATE terminal SET offered_batch = batch % 999999 + 1 WHERE offered <> epoch;
