-- Links with which a teller goes on with a draft on another device. The link itself is kept nowhere,
-- only a hash of what is secret in it. Once the story was sent, the draft's secret id goes from here
-- too; the story's public id stays until the link is too old, so that the link can say so.
create table if not exists resume_link (
    token_hash varchar primary key,
    made_at    timestamp not null,       -- UTC
    draft_id   varchar,
    story_id   varchar not null
);
-- Begun on a device that others use after its teller, so kept for an hour and not for a month.
alter table draft add column if not exists shared boolean default false;
