-- What the core group said of a story at its desk. Derived from the record.
alter table story add column if not exists judged boolean;       -- somebody said whether it is usable
alter table story add column if not exists double_of varchar;    -- the story that it says again
alter table story add column if not exists masked integer;       -- in how many places words are masked
alter table story add column if not exists narrowed boolean;     -- fewer may read it than its teller said

create table if not exists story_note (
    note_id  varchar,
    story_id varchar,
    noted_at timestamp,                             -- UTC
    actor    varchar,
    text     varchar
);
