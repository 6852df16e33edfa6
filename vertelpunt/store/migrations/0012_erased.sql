-- The stories that were erased, derived from the record: nothing of them comes back.
create table if not exists erased (
    story_id  varchar,
    erased_at timestamp,                 -- UTC
    reason    varchar
);
-- What was deleted is still in the file, until a copy takes its place (store/exchange.py).
alter table file_state add column if not exists owes_copy boolean default false;
