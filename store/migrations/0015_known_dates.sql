-- With which dates people count: those that they were told of, or that stood when the case was first looked at. Kept to tell
-- them what changed; the dates themselves are derived anew each time.
ALTER TABLE case_look ADD COLUMN known TEXT NOT NULL DEFAULT '';
