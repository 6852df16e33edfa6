-- Which stories duidingsessies took along, and which stories what they recorded rests on. Derived from
-- the record; the rest of a session is told by its events alone.
create table if not exists session (
    session_id varchar,
    title      varchar,
    held_on    date,
    planned_at timestamp,                -- UTC, as the others
    removed    boolean
);
create table if not exists session_story (
    session_id  varchar,
    material_id varchar,                 -- what the story came in with
    story_id    varchar
);
create table if not exists outcome (
    session_id  varchar,
    outcome_id  varchar,
    kind        varchar,
    text        varchar,
    recorded_at timestamp,
    aside       boolean
);
create table if not exists outcome_story (
    session_id varchar,
    outcome_id varchar,
    story_id   varchar,
    against    boolean                   -- the story contradicts it; otherwise it rests on it
);
