-- Volume discounts: what a merchant is let off its fee for the part of a batch's sales beyond a sum.

ALTER TABLE merchant ADD COLUMN discount INTEGER NOT NULL DEFAULT 0;        -- in hundredths of a percent; never more than the fee
ALTER TABLE merchant ADD COLUMN discount_over INTEGER NOT NULL DEFAULT 0;   -- the sum, in whole units of the currency that the terminal sells in
