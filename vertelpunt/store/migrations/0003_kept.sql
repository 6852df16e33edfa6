-- What the core group keeps beside the stories (saved selections, questions, reading lists): a row
-- each, as it was last kept. Derived from the record.
create table kept (
    kept_id  varchar,
    kind     varchar,
    kept_at  timestamp,                  -- UTC, of the first time
    body     json,
    removed  boolean
);
