-- The highest counter of a terminal's sale numbers is read from its rows: a column for it was written with every sale.

ALTER TABLE terminal DROP COLUMN counter;
