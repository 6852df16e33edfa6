-- By what a teller finds the own story back. Derived from the record.
create table if not exists receipt (
    story_id    varchar,
    lookup      varchar,
    secret_hash varchar
);
