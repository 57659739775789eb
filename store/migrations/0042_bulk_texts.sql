-- Sendings to many of a text of the catalogue, filled for each: what one is told stands beside him, sealed, until he is told.
ALTER TABLE bulk_sending ADD COLUMN text_key TEXT NOT NULL DEFAULT '';   -- '': its words are the order's own
ALTER TABLE bulk_recipient ADD COLUMN own TEXT NOT NULL DEFAULT '';      -- '': the sending's words
