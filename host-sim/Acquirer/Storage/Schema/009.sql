-- The order in which a terminal's sales came, whatever the host's clock did meanwhile.

ALTER TABLE sale ADD COLUMN place INTEGER NOT NULL DEFAULT 0;               -- 1 for the first of its terminal

UPDATE sale SET place = ordered.place
    FROM (SELECT terminal, number, ROW_NUMBER() OVER (PARTITION BY terminal ORDER BY received, number) AS place FROM sale) AS ordered
    WHERE ordered.terminal = sale.terminal AND ordered.number = sale.number;

CREATE INDEX sale_of_place ON sale (terminal, place);
