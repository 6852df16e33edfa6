-- Outside the record: the last good text of each file that a keeper edits, by the file's name, so
-- that a broken file closes nothing, also after a start.
create table last_good (
    name varchar primary key,
    text varchar not null
);
