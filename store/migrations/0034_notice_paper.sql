-- Notices on paper: the token of the public page where one is checked (NULL: issued before there was one; it is given at
-- the next start), the image of the seal that it bears ('': none), and why one was withdrawn 撤销 (sealed; '': it was not;
-- that it was is evidence).
ALTER TABLE notice ADD COLUMN check_token TEXT;
ALTER TABLE notice ADD COLUMN seal TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN withdrawal TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX notice_check_token ON notice (check_token);

-- Images of seals 印章, each kept for as long as a notice bears it: what was sealed prints with the seal of its day.
CREATE TABLE seal_image (
  digest   TEXT PRIMARY KEY,                    -- of width and image
  width_mm INTEGER NOT NULL,
  image    TEXT NOT NULL                        -- sealed: a PNG
);
