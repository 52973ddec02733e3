-- An epoch is offered at a sign-on and in force once the terminal uses it: a sign-on that comes late, or again, must not end the one that is in use.

ALTER TABLE terminal ADD COLUMN offered TEXT NOT NULL DEFAULT '';           -- the last epoch that was offered; those up to it may still be taken up
UPDATE terminal SET offered = epoch;
