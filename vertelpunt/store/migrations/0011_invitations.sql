-- Ways in for others: a link or code that gives a role. Of the code only its first part is kept, to
-- find it by, and an argon2id hash of the rest. Not in the record, so that no hash leaves with it; who
-- made, used and revoked one is there.
create table if not exists invitation (
    invitation_id varchar primary key,
    lookup        varchar not null unique,
    secret_hash   varchar not null,
    role          varchar not null,
    name          varchar not null,
    made_at       timestamp not null,     -- UTC, as the others
    until         timestamp not null,
    most_uses     integer not null,
    uses          integer not null
);
