-- The network may bring a terminal's first sign-on twice: the same message once more must not begin another epoch.

ALTER TABLE terminal ADD COLUMN begun_by BLOB;                              -- fingerprint of the sign-on that began the epoch
