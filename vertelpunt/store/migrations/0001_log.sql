-- The record: only ever appended to.
create table event (
    seq     bigint primary key,
    "at"    timestamp not null,          -- UTC
    actor   varchar not null,
    kind    varchar not null,
    subject varchar not null,
    body    json not null
);

-- Outside the record: what a teller has not sent yet. Gone when sent, or after 30 days.
create table draft (
    draft_id   varchar primary key,
    updated_at timestamp not null,       -- UTC
    body       json not null
);

-- Derived from the record; `rebuild` makes them again.
create table questionnaire (
    version      varchar,
    published_at timestamp,
    content      json
);

create table story (
    story_id          varchar,
    revision          integer,
    submitted_at      timestamp,         -- UTC
    submitted_on      date,              -- in the Netherlands
    questionnaire     varchar,
    campaign          varchar,
    fictitious        boolean,
    usable            boolean,
    set_aside_reason  varchar,
    initiative        varchar,
    tone              varchar,
    tags              varchar[],
    story_title       varchar,
    audience          varchar,
    word_count        integer,
    not_applicable    varchar[]
);

create table story_term (
    story_id varchar,
    term     varchar,                    -- a word as it stands in the story, without case and accents
    stem     varchar,
    in_title boolean,
    uses     integer
);

create table story_text (
    story_id varchar,
    folded   varchar                     -- title and texts as words with one space around each
);
