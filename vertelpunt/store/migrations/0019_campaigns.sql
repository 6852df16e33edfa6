-- What the core group wrote of campaigns, derived from the record; and in which campaign a draft was begun.
create table if not exists campaign (
    campaign_id varchar,
    made_at     timestamp,               -- UTC
    body        json,
    state       varchar,
    removed     boolean
);
alter table draft add column if not exists campaign varchar;
