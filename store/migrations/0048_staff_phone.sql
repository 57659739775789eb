-- By SMS staff are reached who have no WeCom, or whom a text is tried on: sealed, as all telephones are.
ALTER TABLE staff ADD COLUMN phone TEXT; -- sealed for "staff/USERID/phone"; NULL: none
