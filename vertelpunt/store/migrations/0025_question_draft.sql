-- The questions that somebody is working on, a row an edit, and the links by which others try them.
-- Both stand beside the record: what is asked is told there once it is published.
create table if not exists question_draft (
    step    bigint,
    made_at timestamp,                   -- UTC
    actor   varchar,                     -- as events are signed
    content json
);
create table if not exists trial_link (
    token_hash varchar,
    until      timestamp                 -- UTC
);
