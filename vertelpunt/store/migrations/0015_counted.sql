-- Which stories count in the numbers that anyone may see, and with which others (store/groups.py). It
-- says what was shown, so it is not derived from the record. group_no: null where a story waits again.
create table if not exists counted (
    story_id varchar,
    revision integer,
    group_no integer
);
