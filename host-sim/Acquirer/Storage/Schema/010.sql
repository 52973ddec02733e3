-- What became of what was in suspense: sale.suspense is 2 when an operator gave it to the merchant, 3 when it was given back to the cardholder. One row a decision, never changed.

CREATE TABLE suspense_decision
(
    terminal TEXT NOT NULL,
    number TEXT NOT NULL,
    time TEXT NOT NULL,
    role TEXT NOT NULL,                 -- who decided: not a name, but in which capacity
    reason TEXT NOT NULL,
    PRIMARY KEY (terminal, number),
    FOREIGN KEY (terminal, number) REFERENCES sale
) STRICT;
