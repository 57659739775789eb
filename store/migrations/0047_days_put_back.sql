-- A called-off reception day that is held after all 恢复接访日, on record beside its calling off.
ALTER TABLE reception_change ADD COLUMN is_back INTEGER NOT NULL DEFAULT 0;
